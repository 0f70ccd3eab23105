package dev.millrace.worker.probe;

import java.io.IOException;

/** Where a track's samples lie in the file (ISO 14496-12, stsc, stco or co64, stsz). Reads its tables as it goes. */
final class SamplePlaces {

    private final SampleTable table;
    private final long fileBytes;

    SamplePlaces(SourceBytes source, SampleTable table) {
        this.table = table;
        this.fileBytes = source.size();
    }

    /** @throws Unindexed when the tables are damaged, or lead behind the end of the file */
    void checkInside() throws IOException {
        addAllTo(new ByteRanges(fileBytes));
    }

    /** Adds all of them. @throws Unindexed when the tables are damaged, or lead behind the end of the file */
    void addAllTo(ByteRanges ranges) throws IOException {
        addTo(ranges, 0, table.count() - 1, Long.MAX_VALUE);
    }

    /**
     * Adds those from one sample on.
     *
     * @param last number of the last one
     * @param mostBytes it ends with the sample that makes them as many
     * @throws Unindexed when the tables are damaged, or lead behind the end of the file
     */
    void addTo(ByteRanges ranges, long first, long last, long mostBytes) throws IOException {
        new Adding(ranges, first, last, mostBytes).run();
    }

    /** Goes from chunk to chunk. */
    private final class Adding {

        private final ByteRanges ranges;
        private final long first;
        private final long last;
        private final long mostBytes;
        private final Chunks chunks = new Chunks();
        private long bytes;

        Adding(ByteRanges ranges, long first, long last, long mostBytes) throws IOException {
            this.ranges = ranges;
            this.first = first;
            this.last = last;
            this.mostBytes = mostBytes;
        }

        void run() throws IOException {
            Numbers sizes = null;
            for (long sample = 0; sample <= last && bytes < mostBytes; sample += chunks.samples) {
                chunks.next();
                if (sample + chunks.samples <= first) {
                    continue;
                }
                if (table.evenSize() > 0) {
                    addEven(sample);
                } else {
                    sizes = sizes == null ? table.sizes(sample) : sizes;
                    addUneven(sample, sizes);
                }
            }
        }

        /** why: sound as it is has a hundred million samples in an hour. */
        private void addEven(long sample) {
            long size = table.evenSize();
            long skipped = Math.max(0, first - sample);
            long wanted = Math.min(chunks.samples, last + 1 - sample) - skipped;
            long samples = Math.min(wanted, (mostBytes - bytes - 1) / size + 1);
            check(chunks.offset, skipped + samples, size);
            long from = chunks.offset + skipped * size;
            ranges.add(from, from + samples * size);
            bytes += samples * size;
        }

        private void addUneven(long sample, Numbers sizes) throws IOException {
            long at = chunks.offset;
            for (long i = sample; i < sample + chunks.samples && i <= last && bytes < mostBytes; i++) {
                long size = sizes.nextUnsigned();
                check(at, 1, size);
                if (i >= first) {
                    ranges.add(at, at + size);
                    bytes += size;
                }
                at += size;
            }
        }

        private void check(long at, long samples, long size) {
            if (at < 0 || at > fileBytes || (size > 0 && samples > (fileBytes - at) / size)) {
                throw new Unindexed("samples lie behind the end of the file");
            }
        }
    }

    /** Goes through the runs of samples that lie together. */
    private final class Chunks {

        private final boolean isLong = !table.has("stco");
        private final Numbers offsets = isLong ? table.numbers("co64", 8) : table.numbers("stco", 4);
        private final Numbers runs = table.numbers("stsc", 12);
        private long runsLeft = table.entries("stsc");
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
