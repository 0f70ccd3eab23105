package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.Report;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders the results for a terminal and as {@code infra/docs/reports/benchmarks-api.md}. Pure. */
public final class ApiReport implements Report {

    private final ApiBenchPlan plan;
    private final Machine machine;
    private final LocalDate date;
    private final ApiResults results;

    /** @param date of the run */
    ApiReport(ApiBenchPlan plan, Machine machine, LocalDate date, ApiResults results) {
        this.plan = plan;
        this.machine = machine;
        this.date = date;
        this.results = results;
    }

    @Override
    public List<String> plain() {
        List<String> lines = new ArrayList<>();
        grids().forEach(grid -> lines.addAll(grid.plain()));
        missing().ifPresent(lines::add);
        lines.add(limit());
        lines.add("Measured in " + minutes(results.took()) + ".");
        return lines;
    }

    @Override
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Benchmarks: API");
        lines.add("");
        lines.add("Written by `" + plan.command() + "` on " + date + ": " + machine.text() + ". It took "
                + minutes(results.took()) + ".");
        lines.add("");
        lines.addAll(Explanation.TEXT.lines().toList());
        lines.add("");
        missing().ifPresent(line -> lines.addAll(List.of(line, "")));
        grids().forEach(grid -> lines.addAll(grid.markdown()));
        lines.add("## One owner's limit");
        lines.add("");
        lines.add(limit());
        return String.join("\n", lines) + "\n";
    }

    private List<Grid> grids() {
        CostTables costs = new CostTables(results);
        RateTables rates = new RateTables(results.ramps());
        OtherTables others = new OtherTables(results);
        return List.of(
                costs.costs(),
                costs.peers(),
                costs.signatures(),
                costs.parts(),
                costs.jvms(),
                rates.bends(),
                rates.steps(),
                others.subscribers(),
                others.reads(),
                others.statements());
    }

    private Optional<String> missing() {
        return Optional.of(results.peers().missing())
                .filter(why -> !why.isEmpty())
                .map(why -> "Uppy's Companion was not measured: " + why + ".");
    }

    private String limit() {
        Limit limit = results.limit();
        String answers = new TreeMap<>(limit.answers())
                .entrySet().stream()
                        .map(answer -> answer.getKey() + " × " + answer.getValue())
                        .collect(Collectors.joining(", "));
        return "One owner calls " + limit.calls() + " times as fast as possible and gets " + answers
                + ", with `Retry-After: " + limit.retryAfter() + "`.";
    }

    private static String minutes(Duration time) {
        return "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
