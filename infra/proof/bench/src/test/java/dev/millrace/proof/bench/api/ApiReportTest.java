package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.bench.Machine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiReportTest {

    private static final PgStatStatements.Executed WORK = new PgStatStatements.Executed(400, 50, 1200);

    private final ApiReport report = new ApiReport(
            ApiBenchPlan.FULL,
            new Machine(2, 0.1, "JDK 25"),
            LocalDate.of(2026, 11, 25),
            new ApiResults(
                    List.of(new Reading.Read("list", 1000, answered(40, 3), WORK)),
                    List.of(
                            new Warmth("poll", List.of(step(50, 10), step(50, 10), step(50, 10))),
                            new Warmth("never", List.of(step(10, 501)))),
                    List.of(
                            new LoadRamp("poll", List.of(step(50, 10), step(100, 900), step(75, 20))),
                            new LoadRamp("never", List.of(step(10, 501)))),
                    List.of(new Signing.Signed(100, 40_000, Duration.ofSeconds(4), usage(2))),
                    List.of(new Subscribers.Delivery(
                            100, 100, 13, 99, Duration.ofMillis(9), Duration.ofMillis(90), 3 << 20, 5 << 20, usage(1))),
                    new Limit(300, Map.of(200, 120, 429, 180), "1"),
                    Map.of(
                            "select v1_0.id,v1_0.title from videos v1_0",
                            new PgStatStatements.Executed(2, 3, 50),
                            "select few",
                            new PgStatStatements.Executed(1, 1, 1),
                            "COMMIT",
                            new PgStatStatements.Executed(9, 9, 9000)),
                    Map.of(Usage.GATEWAY, "-Xmx192m -XX:+UseSerialGC")));

    @Test
    void thePageSaysHowAndWhereItWasMeasured() {
        assertThat(report.markdown())
                .startsWith("# Benchmarks: API\n")
                .contains("`./millrace bench api` on 2026-11-25: 2 cores, load 0.1 before, JDK 25.");
    }

    @Test
    void thePageSaysWithWhichJvmOptionsItWasMeasured() {
        assertThat(report.markdown()).contains("| api-gateway | `-Xmx192m -XX:+UseSerialGC` |\n");
    }

    @Test
    void aCallThatDidNotBecomeWarmIsMarked() {
        assertThat(report.markdown())
                .contains(
                        "| poll | 300 | yes | 100 | 70000 | 10000 | 20000 | 40000 | 0 |  |\n",
                        "| never | 100 | **no** | 100 | 70000 |");
    }

    @Test
    void reportShowsTheHighestSustainedRateAndItsCost() {
        assertThat(report.markdown())
                .contains(
                        "| poll | 75 | 1.0 | 20.0 | 100 | p99 above 500 ms | 70.00 | 10.00 | 20.00 | 40.00 | 0.00 | 5.00 "
                                + "| 4.0 | 0.50 |\n");
    }

    @Test
    void aCallThatNeverHeldHasNoFigures() {
        assertThat(report.markdown()).contains("| never | – | – | – | 10 | p99 above 500 ms | – |");
    }

    @Test
    void remainingResultsAreReported() {
        assertThat(report.markdown())
                .contains(
                        "| poll | 50 | 100 | 1.0 | 10.0 |  | 70.00 |",
                        "| 100 | 10000 | 10000 | 5714 | about 5700 |\n",
                        "| 100 | 100 | 13 | 99 | 9.0 | 90.0 | +3 | +5 | 3.5 |\n",
                        "| list | 1000 | 1.0 | 3.0 | 4.0 | 0.50 | 12 |  |\n",
                        "gets 200 × 120, 429 × 180, with `Retry-After: 1`.");
    }

    @Test
    void statementsAreOrderedByPagesRead() {
        assertThat(report.markdown())
                .contains("| `select … from videos v1_0` | 2 | 25.0 | 1.500 |\n| `select few` | 1 | 1.0 | 1.000 |\n\n");
        assertThat(report.plain()).contains("Statements that read the most pages");
    }

    private static LoadRamp.Step step(double rate, int p99Millis) {
        return new LoadRamp.Step(answered(rate, p99Millis), usage(2), WORK);
    }

    private static Outcome answered(double rate, int p99Millis) {
        return new Outcome(
                rate, 100, Map.of(200, 100), Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMillis(p99Millis));
    }

    private static Usage usage(int seconds) {
        Duration time = Duration.ofSeconds(seconds);
        return new Usage(Map.of(
                Usage.GATEWAY, time.dividedBy(2),
                Usage.VIDEO, time,
                Usage.UPLOAD, time.multipliedBy(2),
                Usage.LAUNCHER, Duration.ofMillis(500)));
    }
}
