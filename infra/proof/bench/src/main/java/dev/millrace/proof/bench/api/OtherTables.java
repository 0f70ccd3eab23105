package dev.millrace.proof.bench.api;

import static dev.millrace.proof.bench.api.Figures.millis;
import static dev.millrace.proof.bench.api.Figures.text;

import dev.millrace.proof.bench.Grid;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The tables of event streams, reads and statements. Pure. */
final class OtherTables {

    private static final int STATEMENTS = 12;
    private static final int STATEMENT_LENGTH = 110;
    private static final double MIB = 1 << 20;

    private final ApiResults results;

    OtherTables(ApiResults results) {
        this.results = results;
    }

    Grid subscribers() {
        Grid grid = new Grid(
                "Event streams",
                "requested",
                "opened",
                "changes",
                "events seen",
                "p50 ms",
                "p99 ms",
                "gateway MiB",
                "video-service MiB",
                "CPU s");
        for (Subscribers.Delivery delivery : results.subscribers()) {
            grid.row(
                    String.valueOf(delivery.streams()),
                    String.valueOf(delivery.opened()),
                    String.valueOf(delivery.changes()),
                    String.valueOf(delivery.seen()),
                    millis(delivery.median()),
                    millis(delivery.p99()),
                    "+" + text(delivery.gatewayBytes() / MIB, 0),
                    "+" + text(delivery.videoBytes() / MIB, 0),
                    text(delivery.usage().ofMillrace().toNanos() / 1e9, 1));
        }
        return grid;
    }

    Grid reads() {
        Grid grid = new Grid(
                "Reading, by number of videos",
                "call",
                "videos",
                "p50 ms",
                "p99 ms",
                "statements",
                "database ms",
                "pages read",
                "failed");
        results.reads().stream()
                .sorted(Comparator.comparingInt(read -> titles().indexOf(read.title())))
                .forEach(read -> grid.row(
                        read.title(),
                        String.valueOf(read.videos()),
                        millis(read.outcome().median()),
                        millis(read.outcome().p99()),
                        text(read.statements(), 1),
                        text(read.databaseMillis(), 2),
                        text(read.pages(), 0),
                        read.outcome().failures()));
        return grid;
    }

    private List<String> titles() {
        return results.reads().stream().map(Reading.Read::title).distinct().toList();
    }

    Grid statements() {
        Grid grid = new Grid("Statements that read the most pages", "statement", "calls", "pages each", "ms each");
        results.statements().entrySet().stream()
                .filter(one -> PgStatStatements.isOfWork(one.getKey()))
                .sorted(Comparator.comparingDouble((Map.Entry<String, PgStatStatements.Executed> one) ->
                        -one.getValue().pagesPerCall()))
                .limit(STATEMENTS)
                .forEach(one -> grid.row(
                        shortened(one.getKey()),
                        String.valueOf(one.getValue().calls()),
                        text(one.getValue().pagesPerCall(), 1),
                        text(one.getValue().millisPerCall(), 3)));
        return grid;
    }

    /** Abbreviates the column list of a select. */
    static String shortened(String query) {
        String line = query.replaceAll("\\s+", " ").replaceFirst("^select [a-z0-9_]+\\.id,.*? from ", "select … from ");
        return "`" + (line.length() > STATEMENT_LENGTH ? line.substring(0, STATEMENT_LENGTH) + "…" : line) + "`";
    }
}
