package dev.millrace.proof.bench.api;

import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Sends a load in windows of many calls, as fast as they are answered, until the services are warm for it. */
final class WarmUp {

    private static final int TURNS_PER_WINDOW = 4;

    private final Meter meter;
    private final ApiBenchPlan plan;
    private final Terminal terminal;
    private final LongSupplier nanos;

    /**
     * @param plan no window begins after its longest warm-up, which includes preparations, and the report says that the call
     *     did not become warm
     * @param nanos the time, like {@link System#nanoTime}
     */
    WarmUp(Meter meter, ApiBenchPlan plan, Terminal terminal, LongSupplier nanos) {
        this.meter = meter;
        this.plan = plan;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    /**
     * Sends several loads in turn, unmeasured, for some time. They share most of their code, so that each is warm sooner
     * afterwards.
     */
    void together(List<Load> loads, Duration time) throws InterruptedException {
        long began = nanos.getAsLong();
        for (int turn = 0; nanos.getAsLong() - began < time.toNanos(); turn++) {
            Load load = loads.get(turn % loads.size());
            int calls = Math.max(1, plan.window(load.window()) / TURNS_PER_WINDOW);
            terminal.progress("  warming: " + load.title());
            ClosedLoop.run(calls, load.width(), load.preparation().of(calls));
        }
    }

    /** Returns when the load is warm, or after the limit. */
    Warmth run(Load load) throws InterruptedException, SQLException {
        long began = nanos.getAsLong();
        int calls = plan.window(load.window());
        List<Step> windows = new ArrayList<>();
        Warmth warmth;
        do {
            terminal.progress("  " + load.title() + ", warming, window " + (windows.size() + 1));
            var call = load.preparation().of(calls);
            windows.add(meter.measure(() -> ClosedLoop.run(calls, load.width(), call)));
            warmth = new Warmth(load.title(), windows);
        } while (!warmth.isWarm()
                && nanos.getAsLong() - began < plan.longestWarmUp().toNanos());
        tell(warmth);
        return warmth;
    }

    private void tell(Warmth warmth) {
        terminal.line(String.format(
                Locale.ROOT,
                "  %-24s %s after %d calls, %.0f us CPU each, saturated",
                warmth.title(),
                warmth.isWarm() ? "warm" : "NOT WARM",
                warmth.calls(),
                warmth.saturated().cpuMicros()));
    }
}
