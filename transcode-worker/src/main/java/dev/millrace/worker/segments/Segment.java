package dev.millrace.worker.segments;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * One media segment file; it has at least one fragment.
 *
 * @param name of its file in the track's folder
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Segment(String name, long size, List<Fragment> fragments) {

    public Segment {
        fragments = List.copyOf(fragments);
    }

    /** Decode time of its first sample, in ticks. */
    public long start() {
        return fragments.get(0).decodeTime();
    }

    /** Decode time of what follows it, in ticks. */
    public long end() {
        return fragments.get(fragments.size() - 1).end();
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
