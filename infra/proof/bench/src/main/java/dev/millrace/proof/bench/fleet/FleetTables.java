package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Spread;
import dev.millrace.proof.bench.fleet.FleetResults.Result;
import dev.millrace.proof.bench.fleet.FleetResults.Way;
import dev.millrace.proof.bench.fleet.Piece.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The tables of a simulated fleet. Pure. */
final class FleetTables {

    private static final double LEAST_EFFICIENCY = 0.9;

    private final FleetPlan plan;
    private final FleetResults results;

    FleetTables(FleetPlan plan, FleetResults results) {
        this.plan = plan;
        this.results = results;
    }

    Grid goals() {
        Grid grid = new Grid("Goals", "goal", "workers", "limit", "simulated", "");
        for (Result result : results.results()) {
            grid.row(
                    "efficiency until complete",
                    workers(result),
                    "≥ " + LEAST_EFFICIENCY,
                    text(result.efficiency(), 2),
                    verdict(result.efficiency() >= LEAST_EFFICIENCY));
        }
        for (Result result : results.results()) {
            double most = spread(result, FleetRun::pictureSecondsMadeAgain).highest();
            grid.row(
                    "picture made again after a kill",
                    workers(result),
                    "≤ " + text(Figures.CHUNK_SECONDS, 0) + " s",
                    text(most, 1) + " s",
                    verdict(most <= Figures.CHUNK_SECONDS));
        }
        return grid;
    }

    Grid speed() {
        Grid grid = new Grid(
                "How fast",
                "workers",
                "READY after",
                "times as fast",
                "READY waits last for",
                "complete after",
                "times as fast",
                "efficiency",
                "nothing to do");
        for (Result result : results.results()) {
            FleetRun run = result.run();
            grid.row(
                    workers(result),
                    time(run.ready()),
                    text(result.readySpeedUp(), 1),
                    run.lastBeforeReady().kind().word(),
                    time(run.complete()),
                    text(result.speedUp(), 1),
                    text(result.efficiency(), 2),
                    percent(run.idle()));
        }
        return grid;
    }

    Grid idle() {
        Grid grid = new Grid(
                "When workers have nothing to do",
                "workers",
                "during the planning",
                "between messages",
                "from the last task's claim on",
                "during the last assembly",
                "in all");
        for (Result result : results.results()) {
            FleetRun run = result.run();
            grid.row(
                    workers(result),
                    percent(run.idleWhilePlanning()),
                    percent(run.idleBetweenMessages()),
                    percent(run.idleAtLastTasks()),
                    percent(run.idleAtLastAssembly()),
                    percent(run.idle()));
        }
        return grid;
    }

    Grid killed() {
        Grid grid = new Grid(
                "One worker is killed, " + plan.kills() + " times: median (lowest–highest)",
                "workers",
                "picture made again, s",
                "work lost, s",
                "complete later by, s");
        for (Result result : results.results()) {
            grid.row(
                    workers(result),
                    spread(result, FleetRun::pictureSecondsMadeAgain).text(1),
                    spread(result, FleetRun::lostSeconds).text(1),
                    spread(result, run -> run.complete() - result.run().complete())
                            .text(1));
        }
        return grid;
    }

    Grid ways() {
        Grid grid = new Grid(
                "What would mend it, with " + plan.most() + " workers, one step after the other",
                "how it is divided",
                "READY after",
                "complete after",
                "times as fast",
                "efficiency",
                "idle: planning",
                "last tasks",
                "last assembly");
        for (Way way : results.ways()) {
            Result result = way.result();
            grid.row(
                    way.shape().title(),
                    time(result.run().ready()),
                    time(result.run().complete()),
                    text(result.speedUp(), 1),
                    text(result.efficiency(), 2),
                    percent(result.run().idleWhilePlanning()),
                    percent(result.run().idleAtLastTasks()),
                    percent(result.run().idleAtLastAssembly()));
        }
        return grid;
    }

    Grid work() {
        Grid grid =
                new Grid("What the work is", "part", "how many", "seconds each", "of them fetching", "seconds in all");
        row(grid, "planning", List.of(results.video().planning()));
        for (int stage : List.of(1, 2)) {
            row(grid, "sound of stage " + stage, tasks(Kind.SOUND, stage));
            row(grid, "chunks of stage " + stage, tasks(Kind.CHUNK, stage));
        }
        row(grid, "assemblies", results.video().assemblies());
        grid.row("all of it", "", "", "", text(results.video().seconds(), 0));
        grid.row(
                "one attempt that makes all of it",
                "1",
                "",
                "",
                text(results.video().undividedSeconds(), 0));
        return grid;
    }

    private List<Piece> tasks(Kind kind, int stage) {
        return results.video().tasks().stream()
                .filter(task -> task.kind() == kind && task.stage() == stage)
                .toList();
    }

    private static void row(Grid grid, String part, List<Piece> pieces) {
        Spread each = spread(pieces, Piece::seconds);
        grid.row(
                part,
                String.valueOf(pieces.size()),
                each.text(1),
                text(spread(pieces, Piece::fetch).median(), 1),
                text(pieces.stream().mapToDouble(Piece::seconds).sum(), 0));
    }

    private static Spread spread(Result result, ToDoubleFunction<FleetRun> figure) {
        return spread(result.killed(), figure);
    }

    private static <T> Spread spread(List<T> all, ToDoubleFunction<T> figure) {
        return Spread.of(all.stream().mapToDouble(figure).boxed().toList());
    }

    private static String workers(Result result) {
        return String.valueOf(result.run().workers());
    }

    private static String verdict(boolean isMet) {
        return isMet ? "met" : "not met";
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return "%d:%02d min".formatted(whole / 60, whole % 60);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
