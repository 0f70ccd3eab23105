package dev.millrace.proof.bench.api;

import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Measures what a call costs: warms it up, then sends it at its rate. */
final class CallCosts {

    private final Meter meter;
    private final WarmUp warmUp;
    private final Duration steady;
    private final Terminal terminal;

    CallCosts(Meter meter, ApiBenchPlan plan, Terminal terminal) {
        this.meter = meter;
        this.warmUp = new WarmUp(meter, plan, terminal, System::nanoTime);
        this.steady = plan.steady();
        this.terminal = terminal;
    }

    WarmUp warmUp() {
        return warmUp;
    }

    CallCost of(Load load) throws InterruptedException, SQLException {
        Warmth warmth = warmUp.run(load);
        int calls = (int) Math.round(load.rate() * steady.toSeconds());
        terminal.progress("  " + load.title() + ", " + Math.round(load.rate()) + " per second");
        var call = load.preparation().of(calls);
        Step step = meter.measure(() -> OpenLoop.run(load.rate(), calls, call));
        terminal.line(String.format(
                Locale.ROOT, "  %-24s %.0f us CPU each, %.0f per second", load.title(), step.cpuMicros(), load.rate()));
        return new CallCost(warmth, step);
    }
}
