package dev.millrace.worker.probe;

import dev.millrace.worker.probe.SampleTimes.Runs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A track's samples: when each is shown and where it lies (ISO 14496-12, stbl). Reads its tables as it goes. */
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

    /**
     * Adds where samples lie.
     *
     * @param last number of the last one
     * @param mostBytes it ends with the sample that makes them as many
     * @throws Unindexed when the tables are damaged
     */
    void addTo(ByteRanges ranges, long first, long last, long mostBytes) throws IOException {
        Chunks chunks = new Chunks();
        Numbers sizes = null;
        long bytes = 0;
        for (long sample = 0; sample <= last && bytes < mostBytes; sample += chunks.samples) {
            chunks.next();
            if (sample + chunks.samples <= first) {
                continue;
            }
            sizes = sizes == null ? sizes(sample) : sizes;
            long at = chunks.offset;
            for (long i = sample; i < sample + chunks.samples && i <= last && bytes < mostBytes; i++) {
                long size = sizes == null ? evenSize : sizes.nextUnsigned();
                if (at < 0 || at + size > source.size()) {
                    throw new Unindexed("samples lie behind the end of the file");
                }
                if (i >= first) {
                    ranges.add(at, at + size);
                    bytes += size;
                }
                at += size;
            }
        }
    }

    /** From that sample on; null when all have the same size. */
    private @Nullable Numbers sizes(long sample) {
        Movie.Part sizes = part("stsz");
        return evenSize > 0 ? null : new Numbers(source, sizes.from() + SIZES_HEAD_BYTES + 4 * sample, sizes.to());
    }

    private Movie.Part part(String type) {
        return Movie.of(track, type).orElseThrow(() -> new Unindexed("no " + type + " box"));
    }

    private long entries(String type) throws IOException {
        return Integer.toUnsignedLong(
                source.bytes(part(type).from(), HEAD_BYTES).getInt(4));
    }

    private Numbers numbers(String type, int bytesEach) throws IOException {
        Movie.Part table = part(type);
        long end = table.from() + HEAD_BYTES + bytesEach * entries(type);
        if (end > table.to()) {
            throw new Unindexed(type + " box is shorter than it says");
        }
        return new Numbers(source, table.from() + HEAD_BYTES, end);
    }

    /** Goes through the runs of samples that lie together (stsc, stco or co64). */
    private final class Chunks {

        private final boolean isLong = !track.containsKey("stco");
        private final Numbers offsets = isLong ? numbers("co64", 8) : numbers("stco", 4);
        private final Numbers runs = numbers("stsc", 12);
        private long runsLeft = entries("stsc");
        private long nextRun = 1;
        private long nextSamples;
        private long number;
        private long samples;
        private long offset;

        Chunks() throws IOException {
            readRun();
            if (number + 1 != nextRun) {
                throw new Unindexed("the first chunks are unknown");
            }
        }

        /** @throws Unindexed behind the last one */
        void next() throws IOException {
            number++;
            if (number == nextRun) {
                samples = nextSamples;
                readRun();
            }
            offset = isLong ? offsets.nextLong() : offsets.nextUnsigned();
            if (samples == 0 || nextRun <= number) {
                throw new Unindexed("chunks are not in order");
            }
        }

        private void readRun() throws IOException {
            if (runsLeft-- > 0) {
                nextRun = runs.nextUnsigned();
                nextSamples = runs.nextUnsigned();
                runs.next();
            } else {
                nextRun = Long.MAX_VALUE;
            }
        }
    }
}
