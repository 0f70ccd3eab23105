package dev.millrace.proof.bench.api;

import static dev.millrace.proof.bench.api.Figures.NONE;
import static dev.millrace.proof.bench.api.Figures.text;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.api.FlatnessResults.Call;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import dev.millrace.proof.bench.api.PgStatStatements.Executed;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a comparison. Pure. */
final class FlatnessTables {

    private static final double MOST_PAGES = 100;
    private static final double MOST_PAGES_PER_ROW = 10;
    private static final int STATEMENTS = 20;
    private static final String FLAT = "flat";
    private static final String GROWS = "**reads too much**";

    private final FlatnessResults results;

    FlatnessTables(FlatnessResults results) {
        this.results = results;
    }

    Grid calls() {
        Grid grid = new Grid(
                "Calls",
                "call",
                "pages, empty",
                "pages",
                "rows",
                "",
                "CPU us, empty",
                "CPU us",
                "WAL bytes, empty",
                "WAL bytes",
                "others");
        for (int number = 0; number < results.large().calls().size(); number++) {
            Call empty = results.empty().calls().get(number);
            Call large = results.large().calls().get(number);
            Step step = large.step();
            int calls = step.outcome().calls();
            grid.row(
                    large.title(),
                    each(empty.step().work().pages(), calls),
                    each(step.work().pages(), calls),
                    each(step.work().rows(), calls),
                    verdict(step.work(), calls),
                    text(empty.step().cpuMicros(), 0),
                    text(step.cpuMicros(), 0),
                    each(empty.step().work().wal(), calls),
                    each(step.work().wal(), calls),
                    step.outcome().failures());
        }
        return grid;
    }

    Grid passes() {
        Grid grid = new Grid("Passes", "pass", "runs", "ms each, empty", "ms each");
        Map<String, PassTimes.Runs> empty = results.empty().passes();
        new TreeMap<>(results.large().passes()).forEach((pass, runs) -> {
            PassTimes.Runs before = empty.get(pass);
            grid.row(
                    pass,
                    text(runs.count(), 0),
                    before == null ? NONE : text(before.millisEach(), 1),
                    text(runs.millisEach(), 1));
        });
        return grid;
    }

    Grid statements() {
        Grid grid = new Grid(
                "Statements of the passes that read the most pages",
                "statement",
                "calls",
                "pages each, empty",
                "pages each",
                "rows each",
                "",
                "ms each");
        Map<String, Executed> empty = results.empty().statements();
        results.large().statements().entrySet().stream()
                .filter(one -> PgStatStatements.isOfWork(one.getKey()))
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<String, Executed> one) -> -one.getValue().pagesPerCall()))
                .limit(STATEMENTS)
                .forEach(one -> {
                    Executed work = one.getValue();
                    Executed before = empty.get(one.getKey());
                    grid.row(
                            OtherTables.shortened(one.getKey()),
                            String.valueOf(work.calls()),
                            before == null ? NONE : text(before.pagesPerCall(), 0),
                            text(work.pagesPerCall(), 0),
                            each(work.rows(), work.calls()),
                            verdict(work, work.calls()),
                            text(work.millisPerCall(), 2));
                });
        return grid;
    }

    Grid tables() {
        Grid grid = new Grid("Rows", "table", "rows");
        new TreeMap<>(results.tables()).forEach((table, rows) -> grid.row(table, String.valueOf(rows)));
        return grid;
    }

    /** Whether a call reads no more than its rows need. */
    private static String verdict(Executed work, long calls) {
        double most = MOST_PAGES + MOST_PAGES_PER_ROW * work.rows() / calls;
        return work.pages() <= most * calls ? FLAT : GROWS;
    }

    private static String each(long total, long calls) {
        return text((double) total / calls, 0);
    }
}
