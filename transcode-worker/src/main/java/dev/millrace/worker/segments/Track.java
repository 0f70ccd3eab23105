package dev.millrace.worker.segments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All of one encoded stream; it has at least one segment. */
public record Track(InitSegment init, List<Segment> segments) {

    public Track {
        segments = List.copyOf(segments);
    }

    /**
     * The whole of what was made in parts.
     *
     * @param parts in their order; at least one
     * @throws BrokenSegment when they are no parts of one stream, or one does not follow the one before
     */
    public static Track joined(List<Track> parts) {
        InitSegment init = parts.get(0).init;
        if (!parts.stream().allMatch(part -> part.init.equals(init))) {
            throw new BrokenSegment("its parts have different init segments");
        }
        List<Segment> segments =
                parts.stream().flatMap(part -> part.segments.stream()).toList();
        TrackReader.checkSequence(segments, 0);
        return new Track(init, segments);
    }

    /** The same time in seconds. */
    public double seconds(long ticks) {
        return (double) ticks / init.timescale();
    }

    /** Length of all segments. */
    public double durationSeconds() {
        return seconds(durationTicks());
    }

    /** When its presentation ends, counted from the beginning of its presentation. */
    public double endSeconds() {
        return seconds(durationTicks() - init.startTicks());
    }

    private long durationTicks() {
        return segments.stream().mapToLong(Segment::duration).sum();
    }

    /** Frames of the picture or of the sound. */
    public int samples() {
        return segments.stream().mapToInt(Segment::samples).sum();
    }

    /** All fragments in their order. */
    public Stream<Fragment> fragments() {
        return segments.stream().flatMap(segment -> segment.fragments().stream());
    }

    /** Where its samples hold nothing, in their order: silence, if it is sound. */
    public List<Span> empty() {
        List<Span> empty = new ArrayList<>();
        fragments().flatMap(fragment -> fragment.empty().stream()).forEach(span -> Samples.join(empty, span));
        return empty;
    }

    /** Length of the longest segment. */
    public double longestSegmentSeconds() {
        return segments.stream().mapToDouble(s -> seconds(s.duration())).max().orElse(0);
    }

    /** Peak bits per second of the segments. */
    public long peakBandwidth(int targetSeconds) {
        return PeakBandwidth.of(
                segments.stream()
                        .map(segment -> new PeakBandwidth.Piece(segment.size(), seconds(segment.duration())))
                        .toList(),
                targetSeconds);
    }

    /** Bits per second of the whole. */
    public long averageBandwidth() {
        long bytes = segments.stream().mapToLong(Segment::size).sum();
        return (long) Math.ceil(bytes * 8 / durationSeconds());
    }

    /** Peak bits per second when only the key frames are fetched. */
    public long keyFrameBandwidth(int targetSeconds) {
        return PeakBandwidth.of(
                fragments()
                        .map(fragment -> new PeakBandwidth.Piece(fragment.keyFrameSize(), seconds(fragment.duration())))
                        .toList(),
                targetSeconds);
    }

    /** Bits per second of the whole when only the key frames are fetched. */
    public long averageKeyFrameBandwidth() {
        long bytes = fragments().mapToLong(Fragment::keyFrameSize).sum();
        return (long) Math.ceil(bytes * 8 / durationSeconds());
    }
}
