package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PacketTimesTest {

    private final PacketTimes times = new PacketTimes(0.04);

    @Test
    void theLatestPacketCountsWhateverTheOrder() {
        List.of("0.000000,0.000000,0.040000", "0.120000,0.040000,0.040000", "0.080000,0.080000,0.040000")
                .forEach(times::accept);

        assertThat(times.end().orElseThrow()).isCloseTo(0.16, within(1e-9));
    }

    @Test
    void whatIsMissingIsTakenFromTheRestOrTheFrameRate() {
        List.of("N/A,1.000000,N/A", "", "N/A,N/A,N/A").forEach(times::accept);

        assertThat(times.end().orElseThrow()).isCloseTo(1.04, within(1e-9));
    }

    @Test
    void theLastOfAFewSlidesStandsAsLongAsTheOthers() {
        List.of("0.046000,0.046000,N/A", "2.046000,2.046000,N/A", "4.046000,4.046000,N/A")
                .forEach(times::accept);

        assertThat(times.end().orElseThrow()).isCloseTo(6.046, within(1e-9));
        assertThat(times.longestGap()).isCloseTo(2, within(1e-9));
    }

    @Test
    void theLongestTimeWithoutAFrameIsKnown() {
        List.of("0.000000,0.000000,0.040000", "0.040000,0.040000,60.000000", "60.040000,60.040000,0.040000")
                .forEach(times::accept);

        assertThat(times.longestGap()).isCloseTo(60, within(1e-9));
    }

    @Test
    void whatIsShownAtTheEndForLongIsAStandstillToo() {
        List.of("0.000000,0.000000,0.040000", "0.040000,0.040000,700.000000").forEach(times::accept);

        assertThat(times.longestGap()).isCloseTo(700, within(1e-9));
    }

    @Test
    void aPacketFillsASecondAtMost() {
        List.of("0.000000,0.000000,0.500000", "0.500000,0.500000,3600.000000").forEach(times::accept);

        assertThat(times.filledSeconds()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void theRateIsThatOfTheFramesInTheOrderInWhichTheyAreShown() {
        List.of("0.000000", "0.120000", "0.040000", "0.080000", "0.240000", "0.160000", "0.200000")
                .forEach(time -> times.accept(time + ",N/A,0.040000"));

        assertThat(times.rate().orElseThrow()).isCloseTo(25, within(1e-9));
    }

    @Test
    void withoutPacketsThereIsNoEnd() {
        assertThat(times.end()).isEmpty();
        assertThat(times.rate()).isEmpty();
    }
}
