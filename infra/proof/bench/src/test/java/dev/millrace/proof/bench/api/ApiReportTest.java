package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.bench.Machine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiReportTest {

    private static final PgStatStatements.Executed WORK = new PgStatStatements.Executed(400, 50, 1200, 100, 0);

    private static final PeerResults PEERS = new PeerResults(
            new CallCost(new Warmth(Peers.GATEWAY_ALONE, List.of(alone(90), alone(90), alone(90))), alone(180)),
            List.of(
                    new PeerResults.Peer(
                            new CallCost(
                                    new Warmth("bare gateway", List.of(alone(180), alone(180), alone(180))),
                                    alone(300)),
                            Peers.GATEWAY_ALONE),
                    new PeerResults.Peer(
                            new CallCost(
                                    new Warmth(Peers.BARE_SERVICE, List.of(alone(700), alone(700), alone(700))),
                                    alone(900)),
                            Loads.SIGN),
                    new PeerResults.Peer(
                            new CallCost(new Warmth("Companion", List.of(alone(20_000))), alone(30_000)),
                            Signing.title(100))),
            Map.of("bare gateway", "-Xmx256m"),
            "");

    private final ApiReport report = reportOf(PEERS);

    @Test
    void thePageSaysHowAndWhereItWasMeasured() {
        assertThat(report.markdown())
                .startsWith("# Benchmarks: API\n")
                .contains(
                        "`./millrace bench api` on 2026-11-25: 2 cores, load 0.1 before, JDK 25. It took 10 min 05 s.");
    }

    @Test
    void thePageSaysWithWhichJvmOptionsItWasMeasured() {
        assertThat(report.markdown()).contains("| api-gateway | `-Xmx192m -XX:+UseSerialGC` |\n");
    }

    @Test
    void aCallThatDidNotBecomeWarmIsMarked() {
        assertThat(report.markdown())
                .contains(
                        "| poll a video | 70000 | 600 | **not met** | 450 | 100.0 | 3.7 | yes | 70000 | 50 | 300 |  |\n",
                        "| never | 70000 | – |  | – | 100.0 | – | **no** | 70000 | 10 | 100 |  |\n");
    }

    @Test
    void aCallIsShownBesideItsAim() {
        assertThat(report.markdown())
                .contains(
                        "| gateway alone, 64 connections | 90 | 150 | met | – | 0.1 | 0.9 | yes | 180 | 50 | 300 |  |\n");
    }

    @Test
    void eachProcessIsShownSaturatedAndAtTheRate() {
        assertThat(report.markdown())
                .contains(
                        "| poll a video | saturated | 100 | 70000 | 10000 | 20000 | 40000 | 0 |\n",
                        "| poll a video | 50/s | 100 | 70000 | 10000 | 20000 | 40000 | 0 |\n");
    }

    @Test
    void aPeerIsShownBesideTheCallThatItIsLike() {
        assertThat(report.markdown())
                .contains(
                        "| bare gateway | 180 | 0 | yes | 300 | 50 | gateway alone, 64 connections | 90 | 0.50 |  |\n",
                        "| Companion | 20000 | 0 | **no** | 30000 | 50 | sign 100 of 205 parts | – | – |  |\n",
                        "| bare gateway | `-Xmx256m` |\n");
    }

    @Test
    void thePageSaysWhyAPeerIsMissing() {
        PeerResults none = new PeerResults(PEERS.gatewayAlone(), List.of(), Map.of(), "there is no Node.js");
        assertThat(reportOf(none).markdown()).contains("\nUppy's Companion was not measured: there is no Node.js.\n");
        assertThat(report.markdown()).doesNotContain("was not measured");
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
                        "| 100 | 10000 | 10000 | 5714 | 5000 |\n",
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

    private static ApiReport reportOf(PeerResults peers) {
        return new ApiReport(
                ApiBenchPlan.FULL,
                new Machine(2, 0.1, "JDK 25"),
                LocalDate.of(2026, 11, 25),
                new ApiResults(
                        peers,
                        List.of(new Reading.Read("list", 1000, answered(40, 3), WORK)),
                        List.of(
                                new CallCost(
                                        new Warmth("poll a video", List.of(step(50, 10), step(50, 10), step(50, 10))),
                                        step(50, 20)),
                                new CallCost(new Warmth("never", List.of(step(10, 501))), step(10, 501))),
                        List.of(
                                new LoadRamp("poll", List.of(step(50, 10), step(100, 900), step(75, 20))),
                                new LoadRamp("never", List.of(step(10, 501)))),
                        List.of(new Signing.Signed(100, 40_000, Duration.ofSeconds(4), usage(2))),
                        List.of(new Subscribers.Delivery(
                                100,
                                100,
                                13,
                                99,
                                Duration.ofMillis(9),
                                Duration.ofMillis(90),
                                3 << 20,
                                5 << 20,
                                usage(1))),
                        new Limit(300, Map.of(200, 120, 429, 180), "1"),
                        Map.of(
                                "select v1_0.id,v1_0.title from videos v1_0",
                                new PgStatStatements.Executed(2, 3, 50, 2, 0),
                                "select few",
                                new PgStatStatements.Executed(1, 1, 1, 1, 0),
                                "COMMIT",
                                new PgStatStatements.Executed(9, 9, 9000, 9, 0)),
                        Map.of(Usage.GATEWAY, "-Xmx192m -XX:+UseSerialGC"),
                        Duration.ofSeconds(605)));
    }

    /** A window of 100 calls of the gateway alone. */
    private static LoadRamp.Step alone(int micros) {
        Usage usage = new Usage(Map.of(Usage.GATEWAY, Duration.ofMillis(micros / 10)));
        return new LoadRamp.Step(answered(50, 10), usage, WORK);
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
