package dev.millrace.worker.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * One run of ffmpeg over the source: it reads it once and makes these renditions, the picture's first.
 *
 * @param renditions highest first
 */
public record Pass(List<Rendition> renditions, List<Sound> sounds) {

    public Pass {
        renditions = List.copyOf(renditions);
        sounds = List.copyOf(sounds);
    }

    /** Those of its renditions that are encoded, highest first. */
    public List<Rendition> encoded() {
        return renditions.stream().filter(rendition -> !rendition.isCopied()).toList();
    }

    /** Labels of its streams, in their order. */
    public List<String> labels() {
        return Stream.concat(
                        renditions.stream().map(Rendition::label), sounds.stream().map(Sound::label))
                .toList();
    }
}
