package dev.millrace.worker.packaging;

import java.util.List;

/** All of one encoded stream. */
record Track(InitSegment init, List<Segment> segments) {

    Track {
        segments = List.copyOf(segments);
    }

    double seconds(long ticks) {
        return (double) ticks / init.timescale();
    }

    double durationSeconds() {
        return seconds(segments.stream().mapToLong(Segment::duration).sum());
    }

    int samples() {
        return segments.stream().mapToInt(Segment::samples).sum();
    }

    double longestSegmentSeconds() {
        return segments.stream().mapToDouble(s -> seconds(s.duration())).max().orElse(0);
    }

    /** Peak bits per second of a segment; a short last one says nothing, its bits are in the player's buffer by then. */
    long peakBandwidth() {
        double enough = longestSegmentSeconds() / 2;
        return (long) Math.ceil(segments.stream()
                .filter(segment -> seconds(segment.duration()) >= enough)
                .mapToDouble(segment -> segment.size() * 8 / seconds(segment.duration()))
                .max()
                .orElse(0));
    }

    long averageBandwidth() {
        long bytes = segments.stream().mapToLong(Segment::size).sum();
        return (long) Math.ceil(bytes * 8 / durationSeconds());
    }

    /** Peak bits per second when only the key frames are fetched. */
    long keyFrameBandwidth() {
        return (long) Math.ceil(segments.stream()
                .flatMap(segment -> segment.fragments().stream())
                .mapToDouble(fragment -> fragment.keyFrameSize() * 8 / seconds(fragment.duration()))
                .max()
                .orElse(0));
    }
}
