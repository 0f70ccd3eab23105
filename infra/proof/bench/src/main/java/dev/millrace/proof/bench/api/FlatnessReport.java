package dev.millrace.proof.bench.api;

import dev.millrace.local.terminal.Words;
import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Renders a comparison for a terminal and as {@code infra/docs/reports/million.md}. Pure. */
public final class FlatnessReport implements Report {

    private final FlatnessPlan plan;
    private final Machine machine;
    private final LocalDate date;
    private final FlatnessResults results;

    /** @param date of the run */
    FlatnessReport(FlatnessPlan plan, Machine machine, LocalDate date, FlatnessResults results) {
        this.plan = plan;
        this.machine = machine;
        this.date = date;
        this.results = results;
    }

    @Override
    public List<String> plain() {
        return grids().stream().flatMap(grid -> grid.plain().stream()).toList();
    }

    @Override
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# A million videos");
        lines.add("");
        lines.add("Written by `" + plan.command() + "` on " + date + ": " + machine.text() + ". It took "
                + Words.time(results.took()) + ", of which " + Words.time(results.filling())
                + " were for filling the database.");
        lines.add("");
        lines.addAll(FlatnessExplanation.TEXT.lines().toList());
        lines.add("");
        grids().forEach(grid -> lines.addAll(grid.markdown()));
        return String.join("\n", lines);
    }

    private List<Grid> grids() {
        FlatnessTables tables = new FlatnessTables(results);
        return List.of(tables.tables(), tables.calls(), tables.passes(), tables.statements());
    }
}
