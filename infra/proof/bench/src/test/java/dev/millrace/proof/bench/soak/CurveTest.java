package dev.millrace.proof.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.bench.soak.Gauge.Unit;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two hours, a sample each minute. */
class CurveTest {

    private static final int SAMPLES = 120;

    private final Random noise = new Random(7);

    @Test
    void aLeakGrowsThroughNoise() {
        Curve leak = curve(hours -> 100 + 10 * hours + 2 * noise.nextGaussian());
        assertThat(leak.grows()).isTrue();
        assertThat(leak.perHour()).isBetween(8.0, 12.0);
    }

    @Test
    void whatOnlySwingsDoesNotGrow() {
        assertThat(curve(hours -> 100 + 20 * noise.nextGaussian()).grows()).isFalse();
        assertThat(curve(hours -> 100 + 50 * (hours * 12 % 1)).grows())
                .as("a saw")
                .isFalse();
    }

    @Test
    void whatFindsItsBoundDoesNotGrow() {
        assertThat(curve(hours -> 100 * Math.min(1, hours)).grows()).isFalse();
        assertThat(curve(hours -> 100 * hours).grows()).isTrue();
    }

    @Test
    void littleGrowthIsNone() {
        assertThat(curve(hours -> 100 + 4 * hours).grows()).as("4 % an hour").isFalse();
        assertThat(curve(hours -> Math.floor(1.5 * hours)).grows())
                .as("one or two things an hour")
                .isFalse();
        assertThat(curve(hours -> 3 * hours).grows()).isTrue();
    }

    @Test
    void fewSamplesAreNotJudged() {
        Curve few = curve(hours -> 100 * hours).from(7_000);
        assertThat(few.values()).hasSizeBetween(1, 19);
        assertThat(few.isLongEnough()).isFalse();
        assertThat(few.grows()).isFalse();
    }

    @Test
    void itIsDrawnFromZero() {
        assertThat(curve(hours -> 50 * hours).drawn())
                .hasSize(30)
                .startsWith("▁▁")
                .endsWith("█");
        assertThat(curve(hours -> 1_000 + hours).drawn()).isEqualTo("█".repeat(30));
        assertThat(curve(hours -> 0).drawn()).isEqualTo("▁".repeat(30));
    }

    @Test
    void itsMedianHasItsUnit() {
        List<Double> time = List.of(0.0);
        Gauge memory = new Gauge("Processes", "heap", Unit.MEMORY);
        assertThat(new Curve(memory, time, List.of(64.0 * 1024 * 1024)).median())
                .isEqualTo("64.0 MiB");
        assertThat(curve(hours -> 7).median()).isEqualTo("7");
        assertThat(curve(hours -> 7).between(8_000, 9_000).median()).isEqualTo("–");
        assertThat(Unit.COUNT.text(-3)).isEqualTo("−3");
        assertThat(Unit.COUNT.text(-0.1)).isEqualTo("0");
    }

    private static Curve curve(DoubleUnaryOperator atHour) {
        List<Double> times =
                IntStream.range(0, SAMPLES).mapToObj(minute -> 60.0 * minute).toList();
        List<Double> values = times.stream()
                .map(seconds -> atHour.applyAsDouble(seconds / 3_600))
                .toList();
        return new Curve(new Gauge("Processes", "threads", Unit.COUNT), times, values);
    }
}
