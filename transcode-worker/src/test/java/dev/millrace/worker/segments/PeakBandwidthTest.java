package dev.millrace.worker.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.segments.PeakBandwidth.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakBandwidthTest {

    @Test
    void thePeakIsThatOfTheLargestFullSegment() {
        assertThat(PeakBandwidth.of(List.of(new Piece(600, 6), new Piece(900, 6), new Piece(300, 6)), 6))
                .isEqualTo(1200);
    }

    @Test
    void aShortLastSegmentCountsOnlyTogetherWithTheOneBefore() {
        assertThat(PeakBandwidth.of(List.of(new Piece(600, 6), new Piece(450, 1)), 6))
                .isEqualTo(1200);
    }

    @Test
    void aVideoShorterThanHalfTheTargetCountsAsAWhole() {
        assertThat(PeakBandwidth.of(List.of(new Piece(100, 1)), 6)).isEqualTo(800);
    }
}
