package dev.millrace.proof.bench.soak;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.Report;
import dev.millrace.proof.bench.Spread;
import dev.millrace.proof.bench.api.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the curves for a terminal and as {@code infra/docs/reports/soak.md}. Pure. */
public final class SoakReport implements Report {

    private static final double LEAST_GOOD = 0.99;

    private final SoakPlan plan;
    private final Machine machine;
    private final LocalDate date;
    private final List<Curve> curves;
    private final Load load;

    /**
     * What was sent meanwhile.
     *
     * @param outcomes of the calls, one for each round
     * @param ready videos that were uploaded, watched and, beyond those that are kept, deleted
     * @param failures of videos that were not
     */
    record Load(List<Outcome> outcomes, int ready, List<String> failures) {

        Load {
            outcomes = List.copyOf(outcomes);
            failures = List.copyOf(failures);
        }

        int calls() {
            return outcomes.stream().mapToInt(Outcome::calls).sum();
        }

        int good() {
            return outcomes.stream().mapToInt(Outcome::good).sum();
        }

        boolean isGood() {
            return good() >= LEAST_GOOD * calls();
        }
    }

    /** @param date of the run */
    SoakReport(SoakPlan plan, Machine machine, LocalDate date, List<Curve> curves, Load load) {
        this.plan = plan;
        this.machine = machine;
        this.date = date;
        this.curves = List.copyOf(curves);
        this.load = load;
    }

    /** Whether nothing grew without a bound, nearly all calls were answered well, and every video became READY. */
    public boolean holds() {
        return growing().isEmpty() && load.isGood() && load.failures.isEmpty();
    }

    @Override
    public List<String> plain() {
        List<String> lines = new ArrayList<>(List.of(verdict(), ""));
        grids().forEach(grid -> lines.addAll(grid.plain()));
        lines.addAll(List.of(constant(), ""));
        return lines;
    }

    @Override
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Soak");
        lines.add("");
        lines.add("Written by `" + plan.command() + "` on " + date + ": " + machine.text() + ".");
        lines.add("");
        lines.addAll("""
            Does anything grow that should not, while the suite is used for hours at a rate that this machine holds with room?

            - **The load** is one owner's: %d calls a second (of ten, three polls of a video, two lists, three part signatures, a session and
              an edit), and every 20 s a small clip that is uploaded, followed by its event stream until all renditions exist, fetched
              from the edge as a whole, and deleted when %d newer ones are there. So what belongs to videos stops growing in the beginning.
            - **A sample** is read every %d s between two videos, when no ffmpeg runs. Each service collects its whole heap for it.
            - **Per hour** is the slope of the line that fits the samples best, without those of the first %d min, in which caches fill and
              code is compiled.
            - **Grows** is what grows by more than 5 %% of its median in an hour, two standard errors and a grain (2 things, 64 KiB of disk,
              1 MiB of memory), in that time and in its later half as well: what has found its bound has stopped.
            - Curves begin at zero. The services run as deployed, with both compilers; events are kept for 10 min, not an hour,
              and rows of a deleted video for 1 min, not 10.

            """.formatted(
                plan.rate(),
                SoakLoad.KEPT,
                plan.round().toSeconds(),
                plan.beginning().toMinutes()).lines().toList());
        lines.add("**" + verdict() + "**");
        lines.add("");
        grids().forEach(grid -> lines.addAll(grid.markdown()));
        lines.add(constant());
        lines.add("");
        return String.join("\n", lines);
    }

    private String verdict() {
        if (!load.failures.isEmpty()) {
            return "Failed videos: " + load.failures.size() + ", the first by " + load.failures.get(0);
        }
        if (!load.isGood()) {
            return "Only " + load.good() + " of " + load.calls() + " calls were answered well.";
        }
        if (curves.stream().noneMatch(curve -> judged(curve).isLongEnough())) {
            return "Too short to say what grows.";
        }
        List<String> growing = growing();
        return growing.isEmpty()
                ? "Nothing grows but what is kept on purpose."
                : "These grow without a bound: " + String.join("; ", growing) + ".";
    }

    private List<String> growing() {
        return curves.stream()
                .filter(curve ->
                        curve.gauge().reason().isEmpty() && judged(curve).grows())
                .map(curve -> curve.gauge().group() + ", " + curve.gauge().title())
                .toList();
    }

    private Curve judged(Curve curve) {
        return curve.from((double) plan.beginning().toSeconds());
    }

    private List<Grid> grids() {
        List<Grid> grids = new ArrayList<>(List.of(calls()));
        Map<String, List<Curve>> groups = curves.stream()
                .filter(curve -> !curve.isConstant())
                .collect(
                        Collectors.groupingBy(curve -> curve.gauge().group(), LinkedHashMap::new, Collectors.toList()));
        groups.forEach((title, members) -> grids.add(grid(title, members)));
        return grids;
    }

    private Grid calls() {
        Grid grid = new Grid(
                "Load", "calls", "answered well", "others", "median ms", "worst p99 ms", "videos READY", "failed");
        grid.row(
                String.valueOf(load.calls()),
                String.valueOf(load.good()),
                load.outcomes.stream()
                        .map(Outcome::failures)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")),
                millis(Spread.of(load.outcomes.stream()
                                .map(outcome -> (double) outcome.median().toNanos())
                                .toList())
                        .median()),
                millis((double) load.outcomes.stream()
                        .map(Outcome::p99)
                        .mapToLong(Duration::toNanos)
                        .max()
                        .orElse(0)),
                String.valueOf(load.ready),
                String.valueOf(load.failures.size()));
        return grid;
    }

    private Grid grid(String title, List<Curve> members) {
        Grid grid = new Grid(title, "", "first half", "second half", "per hour", "curve", "");
        double half = plan.length().toSeconds() / 2.0;
        for (Curve curve : members) {
            Curve judged = judged(curve);
            grid.row(
                    curve.gauge().title(),
                    curve.between(0, half).median(),
                    curve.from(half).median(),
                    judged.isLongEnough() ? curve.gauge().unit().text(judged.perHour()) : "–",
                    curve.drawn(),
                    word(curve.gauge(), judged));
        }
        return grid;
    }

    private static String word(Gauge gauge, Curve judged) {
        if (!judged.isLongEnough()) {
            return "too short";
        }
        if (!judged.grows()) {
            return "bounded";
        }
        return gauge.reason().isEmpty() ? "**grows**" : "grows: " + gauge.reason();
    }

    private String constant() {
        return "The same in every sample: "
                + curves.stream()
                        .filter(Curve::isConstant)
                        .map(curve -> (curve.gauge().group().equals(Gauge.BYTES) ? "bytes of " : "")
                                + (curve.gauge().group().equals(Gauge.ROWS) ? "rows of " : "")
                                + curve.gauge().title() + " (" + curve.median() + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}
