package dev.millrace.proof.bench.api;

import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Raises the rate of a load, for which the services are warm, towards what they answered when saturated. */
final class RampRunner {

    /** Of the calls per second that were answered when saturated. */
    private static final List<Double> SHARES = List.of(0.6, 0.8, 1.0);

    /** A circuit breaker opened by an overload probes again after 5 s. */
    private static final int CALM_SECONDS = 8;

    private final Meter meter;
    private final Duration length;
    private final Terminal terminal;

    RampRunner(Meter meter, Duration length, Terminal terminal) {
        this.meter = meter;
        this.length = length;
        this.terminal = terminal;
    }

    /** @param cost of the load's calls, measured just before; its fixed rate is the first of the ramp */
    LoadRamp run(Load load, CallCost cost) throws InterruptedException, SQLException {
        List<Step> steps = new ArrayList<>(List.of(cost.steady()));
        boolean holds = cost.steady().outcome().holds();
        for (double rate : rates(load.rate(), cost.saturated().outcome().achieved())) {
            if (holds) {
                holds = measure(load, rate, steps);
            }
        }
        if (!holds) {
            calm(load);
        }
        return new LoadRamp(load.title(), steps);
    }

    /** The rates above the lowest one. */
    static List<Double> rates(double lowest, double saturated) {
        return SHARES.stream()
                .map(share -> share * saturated)
                .filter(rate -> rate > lowest)
                .toList();
    }

    private boolean measure(Load load, double rate, List<Step> steps) throws InterruptedException, SQLException {
        terminal.progress("  " + load.title() + ", " + Math.round(rate) + " per second");
        Step step = send(load, rate, length.toSeconds());
        steps.add(step);
        Outcome outcome = step.outcome();
        terminal.line(String.format(
                Locale.ROOT,
                "  %-24s %6.0f/s  p50 %6.1f ms  p99 %7.1f ms  %.2f ms CPU each  %s",
                load.title(),
                rate,
                outcome.median().toNanos() / 1e6,
                outcome.p99().toNanos() / 1e6,
                step.cpuMillis(),
                outcome.holds() ? "holds" : outcome.bend()));
        return outcome.holds();
    }

    private Step send(Load load, double rate, long seconds) throws InterruptedException, SQLException {
        int calls = (int) Math.round(rate * seconds);
        var call = load.preparation().of(calls);
        return meter.measure(() -> OpenLoop.run(rate, calls, call));
    }

    /** Waits until a second at the lowest rate succeeds. Gives up after a while; the next load then shows the failure. */
    private void calm(Load load) throws InterruptedException, SQLException {
        for (int second = 0; second < CALM_SECONDS; second++) {
            if (send(load, load.rate(), 1).outcome().holds()) {
                return;
            }
        }
        terminal.line("  " + load.title() + " has not recovered after " + CALM_SECONDS + " tries");
    }
}
