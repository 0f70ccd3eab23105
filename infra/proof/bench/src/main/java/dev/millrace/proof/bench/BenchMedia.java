package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.command.ExitCode;
import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Benchmarks transcoding. */
@Command(
        description = {
            "Compares transcoding with bare ffmpeg and with one ffmpeg per rendition.",
            "Measures the time until a video is READY and until all its renditions exist, on suites of",
            "its own with one worker each. A full run writes infra/docs/reports/benchmarks.md;",
            "on two cores it takes well over an hour and 10 GB of disk.",
            "Run it on an otherwise idle machine."
        },
        footer = {"", "A quick run: ./millrace bench media --lengths 10s --clips h264"})
final class BenchMedia implements Callable<Integer> {

    private static final String USER = "bench";
    private static final Path PAGE = Path.of("infra", "docs", "reports", "benchmarks.md");
    private static final int PORTS_APART = 100;

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final Clock clock = Clock.systemUTC();

    @Option(
            names = "--lengths",
            paramLabel = "LENGTH",
            split = ",",
            converter = LengthWord.class,
            description = "Lengths of the clips, such as 10s or 5m. Default: 10s,60s,5m.")
    private List<Duration> lengths = BenchPlan.FULL.lengths();

    @Option(
            names = "--clips",
            paramLabel = "CLIP",
            split = ",",
            converter = ClipWord.class,
            description = "Kinds of clips. Default: h264,streamable,hlg.")
    private List<ClipKind> kinds = BenchPlan.FULL.kinds();

    @Option(
            names = "--ways",
            paramLabel = "WAY",
            split = ",",
            converter = WayWord.class,
            description = "Ways to compare. Default: bare,per-rung,millrace,one-pass.")
    private List<Way> ways = BenchPlan.FULL.ways();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs per clip and way; the report shows median and range. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--write", description = "Write the page even for a partial run.")
    private boolean write;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description =
                    "As for up; the second suite's ports are " + PORTS_APART + " higher. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    BenchMedia(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        BenchPlan plan = new BenchPlan(kinds, lengths, ways, runs);
        millraceWays(plan).forEach(way -> ports(way).requireFree());
        FfmpegBinaries ffmpeg = FfmpegBinaries.resolve(null, null, directory.ffmpeg());
        Machine machine = Machine.now(ffmpeg);
        terminal.line("Measuring on " + machine.text());
        if (machine.isBusy()) {
            terminal.line(terminal.bad("This machine is busy: the results are unreliable."));
        }
        MediaBench bench = new MediaBench(plan, directory.bench(), ffmpeg, terminal);
        bench.prepare();
        tell(plan, measure(bench, plan, machine));
        return ExitCode.OK;
    }

    private BenchReport measure(MediaBench bench, BenchPlan plan, Machine machine) throws Exception {
        List<RunningSuite> running = new ArrayList<>();
        try {
            Map<Way, BenchTarget> targets = new EnumMap<>(Way.class);
            for (Way way : millraceWays(plan)) {
                RunningSuite suite = RunningSuite.start(options(way), terminal);
                running.add(suite);
                targets.put(way, target(suite.suite().state()));
            }
            return bench.run(targets, machine, LocalDate.now(clock));
        } finally {
            running.forEach(RunningSuite::close);
            millraceWays(plan).forEach(way -> home(way).deleteData());
        }
    }

    private static List<Way> millraceWays(BenchPlan plan) {
        return plan.ways().stream().filter(Way::isMillrace).toList();
    }

    private SuiteOptions options(Way way) {
        Map<String, Map<String, String>> settings =
                way == Way.ONE_PASS ? Map.of("transcode-worker", Map.of("millrace.encode.ready-at", "ALL")) : Map.of();
        return new SuiteOptions(home(way), ports(way), true, settings, List.of());
    }

    /** why: not the user's own suite, whose videos must stay untouched. */
    private SuiteDirectory home(Way way) {
        return new SuiteDirectory(directory.repository(), directory.bench().resolve(way.word()));
    }

    private PortPlan ports(Way way) {
        return new PortPlan(way == Way.ONE_PASS ? portBase + PORTS_APART : portBase, 1);
    }

    private static BenchTarget target(SuiteState state) throws IOException, InterruptedException {
        return new BenchTarget(state, new Tokens(state.ports()).of(USER));
    }

    private void tell(BenchPlan plan, BenchReport report) throws IOException {
        terminal.line();
        report.plain().forEach(terminal::line);
        if (plan.isFull() || write) {
            Files.writeString(directory.repository().resolve(PAGE), report.markdown());
            terminal.line("Written to " + PAGE);
        } else {
            terminal.line("Not a full run, so " + PAGE + " is unchanged (--write overrides).");
        }
    }

    static final class LengthWord implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String word) {
            try {
                return Lengths.parse(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class ClipWord extends Chosen<ClipKind> {
        ClipWord() {
            super("clip", ClipKind.values(), ClipKind::word);
        }
    }

    static final class WayWord extends Chosen<Way> {
        WayWord() {
            super("way", Way.values(), Way::word);
        }
    }

    /** Converts an option's word to a value. */
    abstract static class Chosen<T> implements ITypeConverter<T> {

        private final String what;
        private final List<T> all;
        private final Function<T, String> toWord;

        Chosen(String what, T[] all, Function<T, String> toWord) {
            this.what = what;
            this.all = List.of(all);
            this.toWord = toWord;
        }

        @Override
        public T convert(String word) {
            return all.stream()
                    .filter(one -> toWord.apply(one).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no " + what + " " + word));
        }
    }
}
