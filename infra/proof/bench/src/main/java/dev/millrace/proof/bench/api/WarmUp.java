package dev.millrace.proof.bench.api;

import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends a load in windows of many calls, as fast as they are answered, until the services are warm for it. */
final class WarmUp {

    private final Meter meter;
    private final int mostWindows;
    private final Terminal terminal;

    /** @param mostWindows after which it gives up, and the report says so */
    WarmUp(Meter meter, int mostWindows, Terminal terminal) {
        this.meter = meter;
        this.mostWindows = mostWindows;
        this.terminal = terminal;
    }

    Warmth run(Load load) throws InterruptedException, SQLException {
        List<Step> windows = new ArrayList<>();
        Warmth warmth;
        do {
            terminal.progress("  " + load.title() + ", warming, window " + (windows.size() + 1));
            var call = load.preparation().of(load.window());
            windows.add(meter.measure(() -> ClosedLoop.run(load.window(), call)));
            warmth = new Warmth(load.title(), windows);
        } while (!warmth.isWarm() && windows.size() < mostWindows);
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
                warmth.saturated().cpuMillis() * 1000));
    }
}
