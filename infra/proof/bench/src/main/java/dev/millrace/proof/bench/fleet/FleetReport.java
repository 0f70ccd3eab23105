package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Renders the results for a terminal and as {@code infra/docs/reports/fleet.md}. Pure. */
public final class FleetReport implements Report {

    private final FleetPlan plan;
    private final LocalDate date;
    private final FleetResults results;

    /** @param date of the run */
    FleetReport(FleetPlan plan, LocalDate date, FleetResults results) {
        this.plan = plan;
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
        lines.add("# A fleet on one long video");
        lines.add("");
        lines.add("Written by `./millrace bench fleet` on " + date + ". A simulation, seed " + plan.seed()
                + ": the same seed gives the same figures on every machine.");
        lines.add("");
        lines.addAll(FleetExplanation.TEXT.lines().toList());
        lines.add("");
        grids().forEach(grid -> lines.addAll(grid.markdown()));
        return String.join("\n", lines);
    }

    private List<Grid> grids() {
        FleetTables tables = new FleetTables(plan, results);
        DivisionTables division = new DivisionTables(plan, results);
        return List.of(
                tables.goals(), tables.speed(), tables.idle(), tables.killed(), division.ways(), division.work());
    }
}
