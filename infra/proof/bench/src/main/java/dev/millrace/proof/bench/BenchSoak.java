package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.command.ExitCode;
import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.Compilers;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.soak.SoakBench;
import dev.millrace.proof.bench.soak.SoakPlan;
import dev.millrace.proof.bench.soak.SoakReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Soaks a suite. */
@Command(
        description = {
            "Uses a suite of its own for hours, at a rate that leaves room, and sees that nothing grows: memory, threads, file",
            "descriptors, connections, rows, files. A full run writes infra/docs/reports/soak.md.",
            "Exits with 1 when something grows without a bound, or a video fails. Linux only."
        },
        footer = {"", "A quick run, which is too short to judge: ./millrace bench soak --for 2m"})
final class BenchSoak extends SuiteBenchmark {

    private static final String USER = "soak";

    /** Small, so that its renditions are made within a second or two. */
    private static final List<String> CLIP = List.of(
            "-y",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=640x360:rate=30:duration=2",
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=440:sample_rate=48000:duration=2",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "aac");

    /** So that what is kept for a while finds its bound before growth is judged. */
    private static final Map<String, Map<String, String>> SETTINGS =
            Map.of("video-service", Map.of("millrace.live.kept", "10m", "millrace.retention.deleted-videos", "1m"));

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeWord.class,
            description = "How long it is used, such as 30m or 2h. Default: 2h.")
    private Duration length = SoakPlan.FULL.length();

    @Option(names = "--rate", paramLabel = "N", description = "Calls per second. Default: ${DEFAULT-VALUE}.")
    private int rate = SoakPlan.FULL.rate();

    BenchSoak(Terminal terminal, SuiteDirectory directory) {
        super(terminal, directory, "soak.md");
    }

    @Override
    public Integer call() throws Exception {
        SoakPlan plan = new SoakPlan(length, rate);
        ports(1).requireFree();
        FfmpegBinaries ffmpeg = FfmpegBinaries.resolve(null, null, directory().ffmpeg());
        Machine machine = announced(Machine.now("JDK " + Runtime.version()));
        SuiteDirectory home = home("soak");
        Path clip = clip(ffmpeg, home);
        SuiteOptions options = new SuiteOptions(home, ports(1), true, SETTINGS, List.of()).with(Compilers.AS_DEPLOYED);
        try (RunningSuite running = RunningSuite.start(options, terminal())) {
            SuiteState state = running.suite().state();
            BenchTarget target = new BenchTarget(state, new Tokens(state.ports()).of(USER));
            SoakBench bench = new SoakBench(plan, target, home, running.suite().cloud(), clip, terminal());
            SoakReport report = bench.run(machine, today());
            int code = tell(report, plan.isFull());
            return report.holds() ? code : ExitCode.FAILED;
        } finally {
            home.deleteData();
        }
    }

    private static Path clip(FfmpegBinaries ffmpeg, SuiteDirectory home) throws IOException, InterruptedException {
        Path clip = Files.createDirectories(home.home()).resolve("clip.mp4");
        List<String> arguments = new ArrayList<>(CLIP);
        arguments.add(clip.toString());
        new FfmpegRun(ffmpeg).run(arguments);
        return clip;
    }

    static final class TimeWord implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String word) {
            try {
                return Duration.parse("PT" + word);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("a time must be like 30m or 2h, not " + word);
            }
        }
    }
}
