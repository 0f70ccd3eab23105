package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteRangesTest {

    @Test
    void runsThatLieNearAreJoined() {
        ByteRanges ranges = new ByteRanges(10);

        ranges.add(100, 110);
        ranges.add(0, 20);
        ranges.add(120, 130);
        ranges.add(31, 40);
        ranges.add(50, 50);

        assertThat(ranges.runs()).containsExactly(new ByteRange(0, 20), new ByteRange(31, 40), new ByteRange(100, 130));
    }

    @Test
    void whatIsMissingIsWhatWasNeverAdded() {
        Random random = new Random(1);
        ByteRanges ranges = new ByteRanges(0);
        BitSet bytes = new BitSet();
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(2000);
            int to = from + random.nextInt(30);
            ranges.add(from, to);
            bytes.set(from, to);
            int begin = random.nextInt(2000);
            assertThat(bits(ranges.missing(begin, begin + 300))).isEqualTo(clear(bytes, begin, begin + 300));
            assertThat(bits(ranges.runs())).isEqualTo(bytes);
        }
    }

    private static BitSet bits(List<ByteRange> ranges) {
        BitSet bits = new BitSet();
        ranges.forEach(range -> bits.set((int) range.from(), (int) range.to()));
        return bits;
    }

    private static BitSet clear(BitSet bytes, int from, int to) {
        BitSet missing = new BitSet();
        missing.set(from, to);
        missing.andNot(bytes);
        return missing;
    }
}
