package dev.millrace.proof.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.api.Outcome;
import dev.millrace.proof.bench.soak.Gauge.Unit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakReportTest {

    private static final Gauge HEAP = new Gauge("Processes", "heap", Unit.MEMORY);
    private static final Gauge THREADS = new Gauge("Processes", "threads", Unit.COUNT);
    private static final Gauge VIDEOS = new Gauge(Gauge.ROWS, "video.videos", Unit.COUNT);
    private static final Gauge JOBS = new Gauge(Gauge.ROWS, "video.transcode_jobs", Unit.COUNT);
    private static final long MIB = 1024 * 1024;

    private final SoakReport.Load good = load(1_200, List.of());

    @Test
    void whatGrowsOnPurposeIsNoLeak() {
        SoakReport report = report(good, curve(HEAP, hours -> 80 * MIB), curve(VIDEOS, hours -> 180 * hours));

        assertThat(report.holds()).isTrue();
        assertThat(report.markdown())
                .startsWith(
                        "# Soak\n\nWritten by `./millrace bench soak` on 2026-11-30: 2 cores, load 0.1 before, JDK 25.")
                .contains("**Nothing grows but what is kept on purpose.**")
                .contains("| video.videos | 89 | 270 | 180 |", "| grows: a deleted video keeps its row |\n")
                .contains("The same in every sample: heap (80.0 MiB).");
    }

    @Test
    void aLeakIsNamed() {
        SoakReport report = report(
                good, curve(HEAP, hours -> (80 + 20 * hours) * MIB), curve(JOBS, hours -> 50 * Math.min(1, 4 * hours)));

        assertThat(report.holds()).isFalse();
        assertThat(report.markdown())
                .contains("**These grow without a bound: Processes, heap.**")
                .contains("| heap | 89.8 MiB | 110.0 MiB | 20.0 MiB |", "| **grows** |\n")
                .contains("| video.transcode_jobs | 50 | 50 | 0 |", "| bounded |\n");
        assertThat(report.plain().get(0)).isEqualTo("These grow without a bound: Processes, heap.");
    }

    @Test
    void aFailedVideoIsAFailure() {
        SoakReport report = report(
                load(1_200, List.of("VideoFailed: the video FAILED: CORRUPT_FILE")), curve(THREADS, hours -> 40));

        assertThat(report.holds()).isFalse();
        assertThat(report.plain().get(0))
                .isEqualTo("Failed videos: 1, the first by VideoFailed: the video FAILED: CORRUPT_FILE");
    }

    @Test
    void callsThatAreNotAnsweredAreAFailure() {
        SoakReport report = report(load(1_100, List.of()), curve(THREADS, hours -> 40));

        assertThat(report.holds()).isFalse();
        assertThat(report.plain().get(0)).isEqualTo("Only 2200 of 2400 calls were answered well.");
        assertThat(report.markdown()).contains("| 2400 | 2200 | 503 × 100, 503 × 100 | 9.0 | 40.0 | 360 | 0 |\n");
    }

    @Test
    void aShortSoakSaysNothingOfGrowth() {
        SoakPlan plan = new SoakPlan(Duration.ofMinutes(2), 20);
        Curve few = curve(THREADS, hours -> 40 * hours).between(0, 130);
        SoakReport report = new SoakReport(plan, machine(), LocalDate.of(2026, 11, 30), List.of(few), good);

        assertThat(report.holds()).isTrue();
        assertThat(report.markdown())
                .contains("`./millrace bench soak --for 2m --rate 20`", "**Too short to say what grows.**")
                .contains("| too short |\n");
    }

    @Test
    void aPlanIsJudgedAfterItsBeginning() {
        assertThat(SoakPlan.FULL.round()).isEqualTo(Duration.ofMinutes(1));
        assertThat(SoakPlan.FULL.beginning()).isEqualTo(Duration.ofMinutes(20));
        SoakPlan half = new SoakPlan(Duration.ofMinutes(30), 20);
        assertThat(half.round()).isEqualTo(Duration.ofSeconds(30));
        assertThat(half.beginning()).isEqualTo(Duration.ofMinutes(5));
        assertThat(half.isFull()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoakPlan(Duration.ofSeconds(29), 20))
                .withMessage("--for must be 30s to 5h, not 29s");
    }

    private static SoakReport.Load load(int good, List<String> failures) {
        Map<Integer, Integer> answers = good == 1_200 ? Map.of(200, good) : Map.of(200, good, 503, 1_200 - good);
        Outcome outcome =
                new Outcome(20, 1_200, answers, Duration.ofMinutes(1), Duration.ofMillis(9), Duration.ofMillis(40));
        return new SoakReport.Load(List.of(outcome, outcome), 360, failures);
    }

    private static SoakReport report(SoakReport.Load load, Curve... curves) {
        return new SoakReport(SoakPlan.FULL, machine(), LocalDate.of(2026, 11, 30), List.of(curves), load);
    }

    private static Machine machine() {
        return new Machine(2, 0.1, "JDK 25");
    }

    private static Curve curve(Gauge gauge, DoubleUnaryOperator atHour) {
        List<Double> times =
                IntStream.rangeClosed(0, 120).mapToObj(minute -> 60.0 * minute).toList();
        List<Double> values = times.stream()
                .map(seconds -> atHour.applyAsDouble(seconds / 3_600))
                .toList();
        return new Curve(gauge, times, values);
    }
}
