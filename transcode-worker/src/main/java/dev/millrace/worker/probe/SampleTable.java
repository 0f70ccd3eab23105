package dev.millrace.worker.probe;

import dev.millrace.worker.probe.SampleTimes.Runs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The tables of a track's samples (ISO 14496-12, stbl): when each is shown, and where it lies. They are read on the way. */
final class SampleTable {

    private static final int HEAD_BYTES = 8;
    private static final int SIZES_HEAD_BYTES = 12;

    private final SourceBytes source;
    private final Map<String, Movie.Part> track;
    private final long evenSize;
    private final long count;

    /** @throws Unindexed when the track has no such tables */
    SampleTable(SourceBytes source, Map<String, Movie.Part> track) throws IOException {
        this.source = source;
        this.track = track;
        ByteBuffer head = source.bytes(part("stsz").from(), SIZES_HEAD_BYTES);
        this.evenSize = Integer.toUnsignedLong(head.getInt(4));
        this.count = Integer.toUnsignedLong(head.getInt(8));
    }

    /** How many. */
    long count() {
        return count;
    }

    /** Whether it says which of its samples are key frames. */
    boolean namesKeyFrames() {
        return track.containsKey("stss");
    }

    /** From the first one on. @throws Unindexed when the tables are damaged */
    SampleTimes times() throws IOException {
        Numbers keys = namesKeyFrames() ? numbers("stss", 4) : null;
        return new SampleTimes(
                count,
                new Runs(numbers("stts", 8), entries("stts"), true),
                track.containsKey("ctts") ? new Runs(numbers("ctts", 8), entries("ctts"), false) : null,
                keys,
                keys == null ? 0 : entries("stss"));
    }

    /** Where they lie. */
    SamplePlaces places() {
        return new SamplePlaces(source, this);
    }

    /** Bytes of each sample where all have the same; else 0. */
    long evenSize() {
        return evenSize;
    }

    /** Of each sample from that one on, where they differ. */
    Numbers sizes(long sample) {
        Movie.Part sizes = part("stsz");
        return new Numbers(source, sizes.from() + SIZES_HEAD_BYTES + 4 * sample, sizes.to());
    }

    boolean has(String type) {
        return track.containsKey(type);
    }

    private Movie.Part part(String type) {
        return Movie.of(track, type).orElseThrow(() -> new Unindexed("no " + type + " box"));
    }

    /** How many numbers, or rows of them, a table says it has. */
    long entries(String type) throws IOException {
        return Integer.toUnsignedLong(
                source.bytes(part(type).from(), HEAD_BYTES).getInt(4));
    }

    /** Of a table with rows of so many bytes. @throws Unindexed when it is shorter than it says */
    Numbers numbers(String type, int bytesEach) throws IOException {
        Movie.Part table = part(type);
        long end = table.from() + HEAD_BYTES + bytesEach * entries(type);
        if (end > table.to()) {
            throw new Unindexed(type + " box is shorter than it says");
        }
        return new Numbers(source, table.from() + HEAD_BYTES, end);
    }
}
