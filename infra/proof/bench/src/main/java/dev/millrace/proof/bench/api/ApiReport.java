package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured, for a terminal and as the page {@code infra/docs/reports/benchmarks-api.md}. Pure. */
public final class ApiReport {

    private static final int STATEMENTS = 12;
    private static final int STATEMENT_LENGTH = 110;
    private static final double MIB = 1 << 20;

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

    /** The tables. */
    public List<String> plain() {
        List<String> lines = new ArrayList<>();
        grids().forEach(grid -> lines.addAll(grid.plain()));
        lines.add(limit());
        return lines;
    }

    /** The page. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Benchmarks: API");
        lines.add("");
        lines.add("Written by `" + plan.command() + "` on " + date + ": " + machine.text() + ".");
        lines.add("");
        lines.addAll(EXPLANATION.lines().toList());
        lines.add("");
        grids().forEach(grid -> lines.addAll(grid.markdown()));
        lines.add("## One owner's limit");
        lines.add("");
        lines.add(limit());
        return String.join("\n", lines) + "\n";
    }

    private List<Grid> grids() {
        return List.of(bends(), steps(), signatures(), subscribers(), reads(), statements());
    }

    private Grid bends() {
        Grid grid = new Grid(
                "Where it bends",
                "call",
                "holds at /s",
                "p50 ms",
                "p99 ms",
                "bends at /s",
                "because",
                "CPU ms each",
                "gateway",
                "video",
                "upload",
                "PostgreSQL",
                "generator",
                "statements",
                "database ms");
        for (LoadRamp ramp : results.ramps()) {
            String bendsAt = ramp.lowestOverloaded()
                    .map(step -> text(step.outcome().rate(), 0))
                    .orElse("–");
            String because =
                    ramp.lowestOverloaded().map(step -> step.outcome().bend()).orElse("–");
            ramp.highestSustained()
                    .ifPresentOrElse(
                            held -> grid.row(held(ramp, held, bendsAt, because)),
                            () -> grid.row(
                                    ramp.title(),
                                    "–",
                                    "–",
                                    "–",
                                    bendsAt,
                                    because,
                                    "–",
                                    "–",
                                    "–",
                                    "–",
                                    "–",
                                    "–",
                                    "–",
                                    "–"));
        }
        return grid;
    }

    private static String[] held(LoadRamp ramp, Step held, String bendsAt, String because) {
        return new String[] {
            ramp.title(),
            text(held.outcome().rate(), 0),
            millis(held.outcome().median()),
            millis(held.outcome().p99()),
            bendsAt,
            because,
            text(held.cpuMillis(), 2),
            text(held.cpuMillis(Usage.GATEWAY), 2),
            text(held.cpuMillis(Usage.VIDEO), 2),
            text(held.cpuMillis(Usage.UPLOAD), 2),
            text(held.cpuMillis(Usage.DATABASE), 2),
            text(held.cpuMillis(Usage.LAUNCHER), 2),
            text(held.statements(), 1),
            text(held.databaseMillis(), 2)
        };
    }

    private Grid steps() {
        Grid grid = new Grid(
                "All rates",
                "call",
                "asked /s",
                "answered well /s",
                "p50 ms",
                "p99 ms",
                "others",
                "CPU ms each",
                "cores");
        for (LoadRamp ramp : results.ramps()) {
            ramp.steps().stream()
                    .sorted(Comparator.comparingDouble(step -> step.outcome().rate()))
                    .forEach(step -> grid.row(
                            ramp.title(),
                            text(step.outcome().rate(), 0),
                            text(step.outcome().achieved(), 0),
                            millis(step.outcome().median()),
                            millis(step.outcome().p99()),
                            step.outcome().failures(),
                            text(step.cpuMillis(), 2),
                            text(step.cores(), 2)));
        }
        return grid;
    }

    private Grid signatures() {
        Grid grid = new Grid(
                "Part signatures",
                "parts per call",
                "signed /s",
                "per CPU-second of upload-service",
                "of all of Millrace",
                "Uppy Companion");
        for (Signing.Signed signed : results.signatures()) {
            grid.row(
                    String.valueOf(signed.batch()),
                    text(signed.parts() / (signed.wall().toNanos() / 1e9), 0),
                    text(signed.perCpuSecond(), 0),
                    text(signed.perCpuSecondOfAll(), 0),
                    signed.batch() == 1 ? "about 1050" : "about 5700");
        }
        return grid;
    }

    private Grid subscribers() {
        Grid grid = new Grid(
                "Event streams",
                "asked for",
                "opened",
                "changes",
                "events seen",
                "p50 ms",
                "p99 ms",
                "gateway MiB",
                "video-service MiB",
                "CPU s");
        for (Subscribers.Told told : results.subscribers()) {
            grid.row(
                    String.valueOf(told.streams()),
                    String.valueOf(told.opened()),
                    String.valueOf(told.changes()),
                    String.valueOf(told.seen()),
                    millis(told.median()),
                    millis(told.p99()),
                    "+" + text(told.gatewayBytes() / MIB, 0),
                    "+" + text(told.videoBytes() / MIB, 0),
                    text(told.usage().ofMillrace().toNanos() / 1e9, 1));
        }
        return grid;
    }

    private Grid reads() {
        Grid grid = new Grid(
                "Reading, by number of videos",
                "call",
                "videos",
                "p50 ms",
                "p99 ms",
                "statements",
                "database ms",
                "pages looked at",
                "not answered well");
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

    private Grid statements() {
        Grid grid = new Grid("Statements that look at the most", "statement", "calls", "pages each", "ms each");
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

    /** The column list of a select says nothing. */
    private static String shortened(String query) {
        String line = query.replaceAll("\\s+", " ").replaceFirst("^select [a-z0-9_]+\\.id,.*? from ", "select … from ");
        return "`" + (line.length() > STATEMENT_LENGTH ? line.substring(0, STATEMENT_LENGTH) + "…" : line) + "`";
    }

    private String limit() {
        Limit limit = results.limit();
        String answers = new TreeMap<>(limit.answers())
                .entrySet().stream()
                        .map(answer -> answer.getKey() + " × " + answer.getValue())
                        .collect(Collectors.joining(", "));
        return "One owner calls " + limit.calls() + " times as quickly as it goes and is answered " + answers
                + ", with `Retry-After: " + limit.retryAfter() + "`.";
    }

    private static String millis(Duration duration) {
        return text(duration.toNanos() / 1e6, 1);
    }

    private static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static final String EXPLANATION = """
            A suite of its own, with all limits as they are by default, services and load generator on the same cores. Services run
            as the local suite starts them, with the JVM's first compiler only: a service as it is deployed takes less. Workers are
            paused. Rates are measured with the largest number of videos in the database.

            - Calls go through the gateway, by 2,000 owners in turn, at a **fixed rate whether or not earlier ones are answered**; times
              count from when a call was meant to be sent. Each rate is kept for some seconds and doubled until it bends; then
              the middle is tried. **It bends** when fewer than 99 of 100 calls are answered with success, when p99 is
              above 500 ms, or when answers come at less than 95 % of the rate.
            - **CPU ms each** is user and system time of gateway, services and PostgreSQL together by call; the next columns
              divide it. What a call leaves to be done afterwards (messages, webhooks) is in it. *generator* is the launcher, which
              sends the calls and is S3, SQS and identity provider too; it is not in the sum.
            - **statements** and **database ms** are what PostgreSQL says it executed by call, background passes
              included.
            - *whole upload* is create, open, sign, PUT of one part of 1 kB to storage, complete and poll; *sign a part* is one part
              in one call.
            - **Part signatures**: the figures of Uppy Companion (6.2.2) were taken on another machine, by a service that signs and
              does nothing else: they are for the order of magnitude. Millrace authorises each call by token, in the gateway and in
              the service, and looks the session up.
            - **Event streams**: each subscriber hears of one change of a video of its owner, eight subscribers per owner; times are
              from when the call that changes it was sent to when the event is there. MiB is what a process took more than before.
            - **Reading** is at 40 calls per second, which is no load. One owner, the agency, has a tenth of all videos; the deep page is
              the one after 10,000 videos, or the last one. *pages* are PostgreSQL's of 8 KiB, nearly all of them in memory: a
              number that does not grow with the number of videos is an index at work.
            - **Statements that look at the most** are of all that ran while the largest number of videos was there, background passes
              included: each that read a whole table would be at the top, with tens of thousands of pages.""";
}
