package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistancesTest {

    private static final double CLOSELY = 0.01;

    @Test
    void aPauseDoesNotSlowTheRestDown() {
        // 5 s of 30 frames a second, 20 s of nothing, 5 s again: 10 a second on average
        assertThat(rate(900, n -> n < 150 || n >= 750, n -> n / 30.0)).isCloseTo(30, within(CLOSELY));
    }

    @Test
    void aFrameLeftOutNowAndThenDoesNotEither() {
        assertThat(rate(300, n -> n % 11 != 5, n -> n / 30.0)).isCloseTo(30, within(CLOSELY));
    }

    @Test
    void aBlinkingCursorIsNotWhatMoves() {
        // a frame each half second, and a fifth of them at 30 a second
        assertThat(rate(3000, n -> n >= 2900 || n % 15 == 0, n -> n / 30.0)).isCloseTo(30, within(CLOSELY));
    }

    @Test
    void roundedTimesAreAveraged() {
        assertThat(rate(300, n -> true, n -> Math.round(n * 1001 / 30.0) / 1000.0))
                .isCloseTo(29.97, within(CLOSELY));
    }

    @Test
    void jitterIsAveraged() {
        assertThat(rate(300, n -> true, n -> n / 15.0 + (n % 2) * 0.008)).isCloseTo(15, within(0.05));
    }

    @Test
    void fewFramesAreARateToo() {
        assertThat(rate(6, n -> true, n -> n * 10)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void oneFrameHasNone() {
        Distances distances = new Distances();
        distances.next(1);
        distances.next(1);

        assertThat(distances.rate()).isEmpty();
    }

    private static double rate(int numbers, IntPredicate isThere, IntToDoubleFunction time) {
        Distances distances = new Distances();
        IntStream.range(0, numbers).filter(isThere).mapToDouble(time).forEach(distances::next);
        return distances.rate().orElseThrow();
    }
}
