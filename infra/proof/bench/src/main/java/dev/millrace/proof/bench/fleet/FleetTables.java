package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Spread;
import dev.millrace.proof.bench.fleet.FleetResults.Result;
import java.util.function.ToDoubleFunction;

/** How fast a simulated fleet is, and what it loses. Pure. */
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
                    Cells.number(result.efficiency(), 2),
                    verdict(result.efficiency() >= LEAST_EFFICIENCY));
        }
        for (Result result : results.results()) {
            double most = spread(result, FleetRun::pictureSecondsMadeAgain).highest();
            grid.row(
                    "picture made again after a kill",
                    workers(result),
                    "≤ " + Cells.number(Figures.CHUNK_SECONDS, 0) + " s",
                    Cells.number(most, 1) + " s",
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
                "than an undivided job",
                "efficiency",
                "nothing to do");
        for (Result result : results.results()) {
            FleetRun run = result.run();
            grid.row(
                    workers(result),
                    Cells.time(run.ready()),
                    Cells.number(result.readySpeedUp(), 1),
                    run.lastBeforeReady().kind().word(),
                    Cells.time(run.complete()),
                    Cells.number(result.speedUp(), 1),
                    Cells.number(results.video().undividedSeconds() / run.complete(), 1),
                    Cells.number(result.efficiency(), 2),
                    Cells.percent(run.idle()));
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
                    Cells.percent(run.idleWhilePlanning()),
                    Cells.percent(run.idleBetweenMessages()),
                    Cells.percent(run.idleAtLastTasks()),
                    Cells.percent(run.idleAtLastAssembly()),
                    Cells.percent(run.idle()));
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

    private static Spread spread(Result result, ToDoubleFunction<FleetRun> figure) {
        return Cells.spread(result.killed(), figure);
    }

    private static String workers(Result result) {
        return String.valueOf(result.run().workers());
    }

    private static String verdict(boolean isMet) {
        return isMet ? "met" : "not met";
    }
}
