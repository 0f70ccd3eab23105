package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
final class BenchMedia extends SuiteBenchmark {

    private static final String USER = "bench";

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

    BenchMedia(Terminal terminal, SuiteDirectory directory) {
        super(terminal, directory, "benchmarks.md");
    }

    @Override
    public Integer call() throws Exception {
        BenchPlan plan = new BenchPlan(kinds, lengths, ways, runs);
        millraceWays(plan).forEach(way -> ports(way).requireFree());
        FfmpegBinaries ffmpeg = FfmpegBinaries.resolve(null, null, directory().ffmpeg());
        Machine machine = announced(Machine.now(ffmpeg));
        MediaBench bench = new MediaBench(plan, directory().bench(), ffmpeg, terminal());
        bench.prepare();
        return tell(measure(bench, plan, machine), plan.isFull());
    }

    private BenchReport measure(MediaBench bench, BenchPlan plan, Machine machine) throws Exception {
        List<RunningSuite> running = new ArrayList<>();
        try {
            Map<Way, BenchTarget> targets = new EnumMap<>(Way.class);
            for (Way way : millraceWays(plan)) {
                RunningSuite suite = RunningSuite.start(options(way), terminal());
                running.add(suite);
                targets.put(way, target(suite.suite().state()));
            }
            return bench.run(targets, machine, today());
        } finally {
            running.forEach(RunningSuite::close);
            millraceWays(plan).forEach(way -> home(way.word()).deleteData());
        }
    }

    private static List<Way> millraceWays(BenchPlan plan) {
        return plan.ways().stream().filter(Way::isMillrace).toList();
    }

    private SuiteOptions options(Way way) {
        Map<String, Map<String, String>> settings =
                way == Way.ONE_PASS ? Map.of("transcode-worker", Map.of("millrace.encode.ready-at", "ALL")) : Map.of();
        return new SuiteOptions(home(way.word()), ports(way), true, settings, List.of());
    }

    private PortPlan ports(Way way) {
        return way == Way.ONE_PASS ? otherPorts(1) : ports(1);
    }

    private static BenchTarget target(SuiteState state) throws IOException, InterruptedException {
        return new BenchTarget(state, new Tokens(state.ports()).of(USER));
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
