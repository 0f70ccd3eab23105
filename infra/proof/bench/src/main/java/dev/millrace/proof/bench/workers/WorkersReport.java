package dev.millrace.proof.bench.workers;

import dev.millrace.proof.bench.ClipKind;
import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Lengths;
import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.Report;
import dev.millrace.proof.bench.workers.WorkersRun.Work;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders the results for a terminal and as {@code infra/docs/reports/workers.md}. Pure. */
public final class WorkersReport implements Report {

    private static final double LEAST_SPEED_UP = 1.8;

    private final WorkersPlan plan;
    private final Machine machine;
    private final LocalDate date;
    private final Cores cores;
    private final WorkersRun one;
    private final WorkersRun two;

    /** @param date of the run */
    WorkersReport(WorkersPlan plan, Machine machine, LocalDate date, Cores cores, WorkersRun one, WorkersRun two) {
        this.plan = plan;
        this.machine = machine;
        this.date = date;
        this.cores = cores;
        this.one = one;
        this.two = two;
    }

    @Override
    public List<String> plain() {
        List<String> lines = new ArrayList<>(List.of(pinning(), ""));
        grids().forEach(grid -> lines.addAll(grid.plain()));
        return lines;
    }

    @Override
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Two workers on one long video");
        lines.add("");
        lines.add("Written by `" + plan.command() + "` on " + date + ": " + machine.text()
                + ". Each figure is of one run.");
        lines.add("");
        lines.addAll("""
            How many times as fast are two workers of one core each as one, on one long video? `./millrace bench fleet` simulates many
            workers; these are real.

            - **The video** is a phone's recording, 1080p30 in %s, %s long. Time runs from the response of `POST …/complete`.
            - **One core each**: %s
              So the run of one worker has one core for everything, and that of two has two. No service, no database and no storage gets
              a core in one run that it lacks in the other; what they do for the video slows worker-1 alike in both.
            - **The job is divided** with one worker as well: what is compared is the number of workers.
            - Each run has a new suite. A clip of 2 s for each worker goes through first.

            The second core has to be idle while one worker is measured, and both hardly ever while there are two. What other processes
            used is what the cores did beyond the suite. Two workers share the machine's memory, caches and disk, as workers on machines of
            their own do not.""".formatted(ClipKind.H264.description(), Lengths.text(plan.length()), pinning())
                .lines()
                .toList());
        lines.add("");
        grids().forEach(grid -> lines.addAll(grid.markdown()));
        return String.join("\n", lines);
    }

    private String pinning() {
        return cores.arePinned()
                ? "worker-2 with its ffmpeg has core " + cores.numbers().get(1) + ", and all else has core "
                        + cores.numbers().get(0) + ", in both runs."
                : "Nothing was pinned, since the system has no `taskset` or only one core: the ratios say little.";
    }

    private List<Grid> grids() {
        return List.of(goals(), times(), processors(), idle());
    }

    private Grid goals() {
        Grid grid = new Grid("Goals", "goal", "limit", "measured", "");
        goal(grid, "complete → READY", WorkersRun::ready);
        goal(grid, "complete → all renditions", WorkersRun::all);
        return grid;
    }

    private void goal(Grid grid, String title, Function<WorkersRun, Duration> time) {
        double measured = seconds(time.apply(one)) / seconds(time.apply(two));
        grid.row(
                title + ": one worker ÷ two",
                "≥ " + LEAST_SPEED_UP,
                number(measured, 2),
                measured >= LEAST_SPEED_UP ? "met" : "not met");
    }

    private Grid times() {
        Grid grid = new Grid("How long", "workers", "complete → READY s", "complete → all renditions s", "tasks each");
        for (WorkersRun run : List.of(one, two)) {
            grid.row(
                    workers(run),
                    number(seconds(run.ready()), 1),
                    number(seconds(run.all()), 1),
                    run.workers().stream()
                            .map(work -> String.valueOf(work.tasks()))
                            .collect(Collectors.joining(" + ")));
        }
        return grid;
    }

    private Grid processors() {
        Grid grid = new Grid(
                "Processor time in seconds", "workers", "worker-1", "worker-2", "all else of the suite", "in all");
        for (WorkersRun run : List.of(one, two)) {
            List<Work> work = run.workers();
            grid.row(
                    workers(run),
                    number(seconds(work.get(0).cpu()), 1),
                    work.size() == 1 ? "–" : number(seconds(work.get(1).cpu()), 1),
                    number(seconds(run.restCpu()), 1),
                    number(seconds(run.cpu()), 1));
        }
        return grid;
    }

    private Grid idle() {
        List<Integer> all = one.cores().cores().keySet().stream().sorted().toList();
        List<String> header = new ArrayList<>(List.of("workers"));
        all.forEach(core -> header.add("core " + core));
        header.add("busy with other processes");
        Grid grid = new Grid("How idle each core of the machine was", header.toArray(String[]::new));
        for (WorkersRun run : List.of(one, two)) {
            List<String> row = new ArrayList<>(List.of(workers(run)));
            all.forEach(core -> row.add(number(run.cores().idleShare(core, run.all()) * 100, 1) + " %"));
            row.add(number(seconds(run.foreignCpu()), 1) + " s");
            grid.row(row.toArray(String[]::new));
        }
        return grid;
    }

    private static String workers(WorkersRun run) {
        return String.valueOf(run.workers().size());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
