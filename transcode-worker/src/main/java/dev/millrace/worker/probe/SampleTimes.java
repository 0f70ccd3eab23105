package dev.millrace.worker.probe;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a track's samples in their order, which is that of decoding (ISO 14496-12, stts, ctts, stss). Times are ticks of
 * the media. Used by one thread.
 */
final class SampleTimes {

    /** More than that ffmpeg takes for damage. */
    private static final int MOST_OFFSET = 1 << 28;

    private final long count;
    private final Runs durations;
    private final @Nullable Runs offsets;
    private final @Nullable Numbers keys;
    private long keysLeft;
    private long nextKey = -1;
    private long number = -1;
    private long next;
    private long decoded;
    private int offset;

    /**
     * @param offsets from decoding to showing; null when there are none
     * @param keys numbers of the key frames, from 1; null when each sample is one
     */
    SampleTimes(long count, Runs durations, @Nullable Runs offsets, @Nullable Numbers keys, long keysLeft)
            throws IOException {
        this.count = count;
        this.durations = durations;
        this.offsets = offsets;
        this.keys = keys;
        this.keysLeft = keysLeft;
        advanceKey();
    }

    /** Goes to the next sample, at first to the first one; false behind the last. */
    boolean next() throws IOException {
        if (number + 1 >= count) {
            return false;
        }
        if (number >= 0 && number == nextKey) {
            advanceKey();
        }
        number++;
        decoded = next;
        next += Integer.toUnsignedLong(durations.next());
        offset = offsets == null ? 0 : offsets.next();
        if (next - decoded > Integer.MAX_VALUE || Math.abs((long) offset) >= MOST_OFFSET) {
            throw new Unindexed("a sample lasts or waits too long");
        }
        return true;
    }

    /** From 0. */
    long number() {
        return number;
    }

    long decoded() {
        return decoded;
    }

    long shown() {
        return decoded + offset;
    }

    boolean isKey() {
        return keys == null || number == nextKey;
    }

    private void advanceKey() throws IOException {
        if (keys != null && keysLeft-- > 0) {
            long key = keys.nextUnsigned() - 1;
            if (key <= nextKey) {
                throw new Unindexed("key frames are not in order");
            }
            nextKey = key;
        }
    }

    /** A number that counts for many samples, and the next one for those behind them. */
    static final class Runs {

        private final Numbers numbers;
        private final boolean isLastRepeated;
        private long runsLeft;
        private long samplesLeft;
        private int value;

        /** @param isLastRepeated whether samples behind the last run have its number, else 0 */
        Runs(Numbers numbers, long runs, boolean isLastRepeated) {
            this.numbers = numbers;
            this.runsLeft = runs;
            this.isLastRepeated = isLastRepeated;
        }

        int next() throws IOException {
            while (samplesLeft == 0 && runsLeft > 0) {
                samplesLeft = numbers.nextUnsigned();
                value = numbers.next();
                runsLeft--;
            }
            if (samplesLeft > 0) {
                samplesLeft--;
                return value;
            }
            return isLastRepeated ? value : 0;
        }
    }
}
