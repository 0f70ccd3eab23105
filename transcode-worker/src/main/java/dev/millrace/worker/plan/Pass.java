package dev.millrace.worker.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * One run of ffmpeg over the source: it reads it once and makes these renditions, the picture's first.
 *
 * @param rungs highest first; all copied or none
 */
public record Pass(List<Rung> rungs, List<Sound> sounds) {

    public Pass {
        rungs = List.copyOf(rungs);
        sounds = List.copyOf(sounds);
    }

    /** Whether nothing is decoded. */
    public boolean isCopy() {
        return !rungs.isEmpty() && rungs.stream().allMatch(Rung::isCopied);
    }

    /** Labels of its streams, in their order. */
    public List<String> labels() {
        return Stream.concat(rungs.stream().map(Rung::label), sounds.stream().map(Sound::label))
                .toList();
    }
}
