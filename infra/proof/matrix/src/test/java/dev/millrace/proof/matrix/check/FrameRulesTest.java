package dev.millrace.proof.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.proof.matrix.check.Onsets.Sample;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameRulesTest {

    private static final double FRAME = 1 / 30.0;

    @Test
    void halfOfTheRateIsAFault() {
        assertThat(FrameRules.rate("it has", 30, FRAME)).isEmpty();
        assertThat(FrameRules.rate("it has", 29.9, FRAME)).isEmpty();
        assertThat(FrameRules.rate("it has", 15, FRAME)).contains("it has 15.000 frames a second and not 30.000");
        assertThat(FrameRules.rate("the API says", 60_000, FRAME)).isPresent();
    }

    @Test
    void aRateAboveThirtyIsPlayedAtHalfOfIt() {
        assertThat(FrameRules.playedSeconds(1 / 50.1)).isEqualTo(2 / 50.1);
        assertThat(FrameRules.playedSeconds(1 / 30.0)).isEqualTo(1 / 30.0);
        assertThat(FrameRules.playedSeconds(1 / 29.7)).isEqualTo(1 / 29.7);
    }

    @Test
    void aFlashComesWithItsFrame() {
        assertThat(FrameRules.flashes(List.of(0.5, 1.5), FRAME)).isEmpty();
        assertThat(FrameRules.flashes(List.of(0.52, 1.52), 1 / 25.0)).isEmpty();
        assertThat(FrameRules.flashes(List.of(0.5, 1.567), FRAME)).contains("a flash at 1.567 s");
        assertThat(FrameRules.flashes(List.of(0.533), FRAME)).isPresent();
        assertThat(FrameRules.flashes(List.of(0.467), FRAME)).isPresent();
        assertThat(FrameRules.flashes(List.of(1.5), FRAME)).contains("the first flash is not seen");
        assertThat(FrameRules.flashes(List.of(), FRAME)).contains("the first flash is not seen");
    }

    @Test
    void beepsAreMeasuredAgainstTheirTimes() {
        assertThat(FrameRules.late(List.of(0.51, 1.44)).orElseThrow()).isCloseTo(0.06, within(1e-9));
        assertThat(FrameRules.late(List.of())).isEmpty();
    }

    @Test
    void aDoubledFrameStandsStillUnlessItIsAFlash() {
        assertThat(FrameRules.moves(changes(30, 16))).isEmpty();
        assertThat(FrameRules.moves(changes(30, 5))).contains("nothing moves at 0.167 s");
    }

    @Test
    void slidesChangeEveryTwoSeconds() {
        assertThat(FrameRules.slides(List.of(new Sample(0, 0), new Sample(2, 9), new Sample(4.1, 9)), 6))
                .isEmpty();
        assertThat(FrameRules.slides(List.of(new Sample(0, 0), new Sample(2, 9)), 6))
                .contains("slides change at [2.0]");
        assertThat(FrameRules.slides(List.of(new Sample(0, 0), new Sample(2, 9), new Sample(3, 9)), 6))
                .isPresent();
    }

    /** All frames but one differ from the previous one. */
    private static List<Sample> changes(int count, int still) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Sample(n * FRAME, n == 0 || n == still ? 0 : 5))
                .toList();
    }
}
