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

/** Renders the results for a terminal and as {@code infra/docs/reports/benchmarks-api.md}. Pure. */
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
        return List.of(jvms(), saturated(), bends(), steps(), signatures(), subscribers(), reads(), statements());
    }

    private Grid jvms() {
        Grid grid = new Grid("JVMs", "process", "options");
        new TreeMap<>(results.jvmOptions()).forEach((name, options) -> grid.row(name, "`" + options + "`"));
        return grid;
    }

    private Grid saturated() {
        Grid grid = new Grid(
                "Processor time of a call, saturated",
                "call",
                "calls before",
                "warm",
                "answered /s",
                "CPU us each",
                "gateway",
                "video",
                "upload",
                "PostgreSQL",
                "others");
        for (Warmth warmth : results.warmth()) {
            Step step = warmth.saturated();
            grid.row(
                    warmth.title(),
                    String.valueOf(warmth.calls()),
                    warmth.isWarm() ? "yes" : "**no**",
                    text(step.outcome().achieved(), 0),
                    text(step.cpuMillis() * 1000, 0),
                    micros(step, Usage.GATEWAY),
                    micros(step, Usage.VIDEO),
                    micros(step, Usage.UPLOAD),
                    micros(step, Usage.DATABASE),
                    step.outcome().failures());
        }
        return grid;
    }

    private static String micros(Step step, String process) {
        return text(step.cpuMillis(process) * 1000, 0);
    }

    private Grid bends() {
        Grid grid = new Grid(
                "Highest sustained rates",
                "call",
                "sustained /s",
                "p50 ms",
                "p99 ms",
                "overloaded at /s",
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
                "scheduled /s",
                "succeeded /s",
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
                "all of Millrace",
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

    private Grid reads() {
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

    private Grid statements() {
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
        return "One owner calls " + limit.calls() + " times as fast as possible and gets " + answers
                + ", with `Retry-After: " + limit.retryAfter() + "`.";
    }

    private static String millis(Duration duration) {
        return text(duration.toNanos() / 1e6, 1);
    }

    private static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static final String EXPLANATION = """
            A suite of its own with default limits, but for the live sessions of one owner; services and load generator share the same
            cores. Services run with both compilers of the JVM, as where they are deployed, and not with the first alone, as in the local
            suite. Workers are paused. Rates are measured with the largest number of videos in the database.

            - **Saturated**: each call is first sent eight at a time, the next as soon as one is answered, in windows of hundreds or
              thousands of calls, until **three windows in a row agree within 5 %** on the processor time of a call. The middle one of
              them is shown. *calls before* is how many calls that took; where it says **no**, the limit of windows came first, and the
              figure is an upper bound. Only then are its rates measured. A call costs more at a low rate than saturated, so compare
              either only with its own kind.
            - Calls go through the gateway, by 2,000 owners in turn, at a **fixed rate whether or not earlier ones are answered**; latency
              counts from the scheduled time of a call. Each rate is held for some seconds and doubled until it overloads; then the middle is
              tried. **A rate overloads** when fewer than 99 of 100 calls succeed, when p99 is above 500 ms, or when responses come at less
              than 95 % of the rate.
            - **CPU ms each** is user and system time of gateway, services and PostgreSQL per call; the next columns divide it. It includes
              what a call leaves to be done afterwards (messages, webhooks). *generator* is the launcher, which sends the calls and is S3,
              SQS and identity provider too; it is not in the sum.
            - **statements** and **database ms** are PostgreSQL's statistics per call, including background passes.
            - *whole upload* is create, open, sign, PUT of one part of 1 kB to storage, complete and poll; *sign a part* is one part per call.
            - **Part signatures**: the figures of Uppy Companion (6.2.2) are from another machine and a service that only signs; they show
              the order of magnitude. Millrace authorises each call by token, in the gateway and in the service, and looks up the session.
            - **Event streams**: each subscriber sees one change of a video of its owner, with eight subscribers per owner; latency counts from
              the changing call to the event. MiB is a process's memory growth.
            - **Reading** is at 40 calls per second, which is a low load, and comes before the services are warm: its pages and statements
              tell more than its milliseconds. One owner, the agency, has a tenth of all videos; the deep page is the
              one after 10,000 videos, or the last one. *pages* are PostgreSQL's of 8 KiB, nearly all of them in memory: a number that does
              not grow with the number of videos shows that an index is used.
            - **Statements that read the most pages** are of everything that ran with the largest number of videos, including background
              passes: one that read a whole table would be at the top, with tens of thousands of pages.""";
}
