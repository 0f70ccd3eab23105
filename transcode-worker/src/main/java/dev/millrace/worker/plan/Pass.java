package dev.millrace.worker.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * One run of ffmpeg over the source: it reads it once and makes these renditions, the picture's first.
 *
 * @param renditions highest first
 */
public record Pass(List<Rendition> renditions, List<AudioRendition> audioRenditions) {

    public Pass {
        renditions = List.copyOf(renditions);
        audioRenditions = List.copyOf(audioRenditions);
    }

    /** Those of its renditions that are encoded, highest first. */
    public List<Rendition> encoded() {
        return renditions.stream().filter(rendition -> !rendition.isCopied()).toList();
    }

    /** What of it can be made in chunks: its encoded pictures. */
    public Pass pictures() {
        return new Pass(encoded(), List.of());
    }

    /** What of it is made whole where the pictures are made in chunks. */
    public Pass sound() {
        return new Pass(List.of(), audioRenditions);
    }

    /** Labels of its streams, in their order. */
    public List<String> labels() {
        return Stream.concat(
                        renditions.stream().map(Rendition::label),
                        audioRenditions.stream().map(AudioRendition::label))
                .toList();
    }
}
