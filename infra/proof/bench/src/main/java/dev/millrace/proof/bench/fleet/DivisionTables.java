package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Spread;
import dev.millrace.proof.bench.fleet.FleetResults.Result;
import dev.millrace.proof.bench.fleet.FleetResults.Way;
import dev.millrace.proof.bench.fleet.Piece.Kind;
import java.util.List;

/** How the video is divided, and what other divisions would do. Pure. */
final class DivisionTables {

    private final FleetPlan plan;
    private final FleetResults results;

    DivisionTables(FleetPlan plan, FleetResults results) {
        this.plan = plan;
        this.results = results;
    }

    Grid ways() {
        Grid grid = new Grid(
                "What each step gives, with " + plan.most() + " workers, one after the other",
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
                    Cells.time(result.run().ready()),
                    Cells.time(result.run().complete()),
                    Cells.number(result.speedUp(), 1),
                    Cells.number(result.efficiency(), 2),
                    Cells.percent(result.run().idleWhilePlanning()),
                    Cells.percent(result.run().idleAtLastTasks()),
                    Cells.percent(result.run().idleAtLastAssembly()));
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
        grid.row("all of it", "", "", "", Cells.number(results.video().seconds(), 0));
        grid.row(
                "one attempt that makes all of it",
                "1",
                "",
                "",
                Cells.number(results.video().undividedSeconds(), 0));
        return grid;
    }

    private List<Piece> tasks(Kind kind, int stage) {
        return results.video().tasks().stream()
                .filter(task -> task.kind() == kind && task.stage() == stage)
                .toList();
    }

    private static void row(Grid grid, String part, List<Piece> pieces) {
        Spread each = Cells.spread(pieces, Piece::seconds);
        grid.row(
                part,
                String.valueOf(pieces.size()),
                each.text(1),
                Cells.number(Cells.spread(pieces, Piece::fetch).median(), 1),
                Cells.number(pieces.stream().mapToDouble(Piece::seconds).sum(), 0));
    }
}
