package dev.millrace.proof.bench;

import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.suite.Compilers;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.ApiBench;
import dev.millrace.proof.bench.api.ApiBenchPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Benchmarks the API. */
@Command(
        description = {
            "Benchmarks the API on a suite of its own: each call until it is warm, then at rising rates until it overloads,",
            "processor time per call and service, part signatures, event streams, and reads with many videos.",
            "The same for bare Spring programs and, where npm can install it, for Uppy's Companion.",
            "A full run writes infra/docs/reports/benchmarks-api.md; it takes half an hour or less.",
            "Run it on an otherwise idle machine."
        },
        footer = {"", "A quick run: ./millrace bench api --seconds 2 --videos 1000 --subscribers 100"})
final class BenchApi extends SuiteBenchmark {

    /** The warm-up opens more sessions than five of each owner. */
    private static final Map<String, Map<String, String>> SETTINGS =
            Map.of("upload-service", Map.of("millrace.session.live-per-owner", "50"));

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "4",
            description = "Seconds at each rising rate; six times as long for the warm-up of a call at most, and twice"
                    + " at its fixed rate. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--videos",
            paramLabel = "N",
            split = ",",
            description = "Numbers of videos for the read benchmark. Default: 1000,100000.")
    private List<Integer> videos = ApiBenchPlan.FULL.videos();

    @Option(names = "--million", description = "Also a million videos, for which it needs 4 GB of disk.")
    private boolean million;

    @Option(
            names = "--subscribers",
            paramLabel = "N",
            split = ",",
            description = "Numbers of concurrent event streams. Default: 100,500,900.")
    private List<Integer> subscribers = ApiBenchPlan.FULL.subscribers();

    BenchApi(Terminal terminal, SuiteDirectory directory) {
        super(terminal, directory, "benchmarks-api.md");
    }

    @Override
    public Integer call() throws Exception {
        ApiBenchPlan plan = new ApiBenchPlan(Duration.ofSeconds(seconds), numbersOfVideos(), subscribers);
        SuiteDirectory home = home("api");
        Machine machine = announced(Machine.now("JDK " + Runtime.version()));
        SuiteOptions options = new SuiteOptions(home, ports(1), true, SETTINGS, List.of()).with(Compilers.AS_DEPLOYED);
        try (RunningSuite running = RunningSuite.start(options, terminal())) {
            ApiBench bench = new ApiBench(
                    plan, home, running.suite().state(), running.suite().cloud(), terminal());
            return tell(bench.run(machine, today()), plan.isFull());
        } finally {
            home.deleteData();
        }
    }

    private List<Integer> numbersOfVideos() {
        return million ? Stream.concat(videos.stream(), Stream.of(1_000_000)).toList() : videos;
    }
}
