package dev.millrace.worker.segments;

import java.nio.file.Path;
import java.util.List;

/** One media segment file; it has at least one fragment. */
public record Segment(Path file, long size, List<Fragment> fragments) {

    public Segment {
        fragments = List.copyOf(fragments);
    }

    /** File name. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** Decode time of its first sample, in ticks. */
    public long start() {
        return fragments.get(0).decodeTime();
    }

    /** Ticks from its first sample to the next segment. */
    public long duration() {
        return fragments.stream().mapToLong(Fragment::duration).sum();
    }

    /** Frames of the picture or of the sound. */
    public int samples() {
        return fragments.stream().mapToInt(Fragment::samples).sum();
    }
}
