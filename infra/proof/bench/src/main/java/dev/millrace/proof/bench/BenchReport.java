package dev.millrace.proof.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders the results for a terminal and as {@code infra/docs/reports/benchmarks.md}. Pure. */
public final class BenchReport implements Report {

    private static final String NONE = "–";

    private final BenchPlan plan;
    private final Machine machine;
    private final LocalDate date;
    private final List<ClipResult> results;

    /** @param date of the run */
    BenchReport(BenchPlan plan, Machine machine, LocalDate date, List<ClipResult> results) {
        this.plan = plan;
        this.machine = machine;
        this.date = date;
        this.results = List.copyOf(results);
    }

    @Override
    public List<String> plain() {
        return grids().stream().flatMap(grid -> grid.plain().stream()).toList();
    }

    @Override
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Benchmarks: media");
        lines.add("");
        lines.add("Written by `" + plan.command() + "` on " + date + ": " + machine.text() + ". " + runs());
        lines.add("");
        lines.addAll(EXPLANATION.lines().toList());
        lines.add("");
        grids().forEach(grid -> lines.addAll(grid.markdown()));
        lines.addAll(clips());
        return String.join("\n", lines) + "\n";
    }

    private String runs() {
        return plan.runs() == 1
                ? "Each figure is of one run."
                : "Each figure is the median of " + plan.runs() + " runs, with the range.";
    }

    private List<Grid> grids() {
        return List.of(goals(), allRungs(), ratios(), ready(), steps()).stream()
                .filter(grid -> !grid.isEmpty())
                .toList();
    }

    private Grid goals() {
        Grid grid = new Grid("Goals", "goal", "clip", "limit", "measured", "");
        for (Goal.Verdict verdict : Goal.verdicts(results)) {
            grid.row(
                    verdict.goal().title(),
                    verdict.clip().name(),
                    verdict.goal().limitText(),
                    verdict.measuredText(),
                    verdict.isMet() ? "met" : "not met");
        }
        return grid;
    }

    private Grid allRungs() {
        Grid grid = new Grid("Until all renditions are there", "clip", "way", "wall s", "CPU s");
        for (ClipResult result : results) {
            for (Way way : plan.ways()) {
                grid.row(result.clip().name(), way.title(), text(result.wall(way), 1), text(result.cpu(way), 1));
            }
        }
        return grid;
    }

    private Grid ratios() {
        Grid grid = new Grid(
                "Wall time, pair by pair",
                "clip",
                "one pass ÷ bare",
                "one pass ÷ per rung",
                "Millrace ÷ bare",
                "Millrace ÷ per rung",
                "Millrace ÷ one pass");
        for (ClipResult result : results) {
            grid.row(
                    result.clip().name(),
                    text(result.wallRatio(Way.ONE_PASS, Way.BARE), 2),
                    text(result.wallRatio(Way.ONE_PASS, Way.PER_RUNG), 2),
                    text(result.wallRatio(Way.MILLRACE, Way.BARE), 2),
                    text(result.wallRatio(Way.MILLRACE, Way.PER_RUNG), 2),
                    text(result.wallRatio(Way.MILLRACE, Way.ONE_PASS), 2));
        }
        return grid;
    }

    private Grid ready() {
        Grid grid = new Grid("From complete to READY", "clip", "Millrace s", "÷ length", "one pass s", "÷ length");
        for (ClipResult result : results) {
            grid.row(
                    result.clip().name(),
                    text(result.ready(Way.MILLRACE), 1),
                    text(result.readyPerLength(Way.MILLRACE), 2),
                    text(result.ready(Way.ONE_PASS), 1),
                    text(result.readyPerLength(Way.ONE_PASS), 2));
        }
        return grid;
    }

    /** One row for each step, since they follow each other as rows do. */
    private Grid steps() {
        List<String> header = new ArrayList<>(List.of("step"));
        results.forEach(result -> header.add(result.clip().name()));
        Grid grid = new Grid("What the worker's time goes into, in seconds", header.toArray(String[]::new));
        results.stream()
                .flatMap(result -> result.steps(Way.MILLRACE).stream())
                .distinct()
                .forEach(step -> {
                    List<String> row = new ArrayList<>(List.of(step));
                    results.forEach(result -> row.add(text(result.step(Way.MILLRACE, step), 2)));
                    grid.row(row.toArray(String[]::new));
                });
        return grid;
    }

    private List<String> clips() {
        List<String> lines = new ArrayList<>(List.of("## Clips", ""));
        plan.kinds().forEach(kind -> lines.add("- `" + kind.word() + "`: " + kind.description()));
        return lines;
    }

    private static String text(Optional<Spread> spread, int decimals) {
        return spread.map(present -> present.text(decimals)).orElse(NONE);
    }

    private static final String EXPLANATION = """
            All ways produce the same renditions with the same settings from the same file, one after the other on the same machine, in an
            order that changes from clip to clip and run to run.

            - **bare ffmpeg**: one process decodes once and writes every rendition to disk: a lower bound.
            - **ffmpeg per rung**: one process per rendition, one after the other, and one for the sound, as PeerTube does.
            - **Millrace**: a suite with one worker, from the response of `POST …/complete`, with queue, download, checks, poster, upload to
              storage and reports. READY comes with the first renditions; the others follow in later passes, which decode again. The number of
              a step is that of its pass; before its first step the job waits in the queue and is claimed.
            - **Millrace, one pass**: the same with `millrace.encode.ready-at=ALL`. Bare ffmpeg is compared with this one.

            CPU is user and system time of the ffmpeg processes, for Millrace of the worker with all its children. A streamable clip's
            picture is copied as the top rendition, by all ways. A suite's services are suspended while another way is measured; when they
            resume, a clip of 2 s goes through first.""";
}
