package dev.millrace.worker.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * One run of ffmpeg over the source: it reads it once and makes these renditions, the picture's first.
 *
 * @param rungs highest first
 */
public record Pass(List<Rendition> rungs, List<Sound> sounds) {

    public Pass {
        rungs = List.copyOf(rungs);
        sounds = List.copyOf(sounds);
    }

    /** Those of its renditions that are encoded, highest first. */
    public List<Rendition> encoded() {
        return rungs.stream().filter(rung -> !rung.isCopied()).toList();
    }

    /** Labels of its streams, in their order. */
    public List<String> labels() {
        return Stream.concat(
                        rungs.stream().map(Rendition::label), sounds.stream().map(Sound::label))
                .toList();
    }
}
