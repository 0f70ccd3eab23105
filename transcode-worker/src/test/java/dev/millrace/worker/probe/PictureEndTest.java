package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureEndTest {

    private final PictureEnd end = new PictureEnd(new Rational(25, 1));

    @Test
    void theLatestPacketCountsWhateverTheOrder() {
        List.of("0.000000,0.000000,0.040000", "0.120000,0.040000,0.040000", "0.080000,0.080000,0.040000")
                .forEach(end::accept);

        assertThat(end.seconds().orElseThrow()).isCloseTo(0.16, within(1e-9));
    }

    @Test
    void whatIsMissingIsTakenFromTheRestOrTheFrameRate() {
        List.of("N/A,1.000000,N/A", "", "N/A,N/A,N/A").forEach(end::accept);

        assertThat(end.seconds().orElseThrow()).isCloseTo(1.04, within(1e-9));
    }

    @Test
    void theLongestTimeWithoutAFrameIsKnown() {
        List.of("0.000000,0.000000,0.040000", "0.040000,0.040000,60.000000", "60.040000,60.040000,0.040000")
                .forEach(end::accept);

        assertThat(end.longestGap()).isCloseTo(60, within(1e-9));
    }

    @Test
    void withoutPacketsThereIsNoEnd() {
        assertThat(end.seconds()).isEmpty();
    }
}
