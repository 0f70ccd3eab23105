package dev.millrace.proof.bench;

import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.suite.Compilers;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.ApiBench;
import dev.millrace.proof.bench.api.ApiBenchPlan;
import dev.millrace.proof.bench.api.FlatnessBench;
import dev.millrace.proof.bench.api.FlatnessPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

    private static final String MILLION_PAGE = "million.md";

    /** The warm-up opens more sessions than five of each owner. */
    private static final Map<String, Map<String, String>> SETTINGS =
            Map.of("upload-service", Map.of("millrace.session.live-per-owner", "50"));

    /** One owner calls as fast as it is answered, and uploads much; passes run often. */
    private static final Map<String, Map<String, String>> MILLION_SETTINGS = Map.of(
            "api-gateway",
            Map.of("millrace.limits.owner-per-second", "10000", "millrace.limits.owner-burst", "10000"),
            "upload-service",
            Map.of(
                    "millrace.session.live-per-owner", "1000",
                    "millrace.session.daily-per-owner", "5000",
                    "millrace.expiry.every", "2s",
                    "millrace.expiry.storage-every", "2s"),
            "video-service",
            Map.of(
                    "millrace.consistency.every", "2s",
                    "millrace.quota.drafts-every", "2s",
                    "millrace.recovery.every", "2s",
                    "millrace.retention.every", "2s"));

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

    @Option(
            names = "--million",
            description = {
                "Only compare each call and each pass with a million videos, or as many as --videos says, and with none:",
                "what they read and write must not grow. Ten minutes or less; writes infra/docs/reports/million.md.",
                "It needs 5 GB of disk."
            })
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
        return million ? million() : each();
    }

    private int each() throws Exception {
        ApiBenchPlan plan = new ApiBenchPlan(Duration.ofSeconds(seconds), videos, subscribers);
        return measure(SETTINGS, (running, home, machine) -> {
            ApiBench bench = new ApiBench(
                    plan, home, running.suite().state(), running.suite().cloud(), terminal());
            return tell(bench.run(machine, today()), plan.isFull());
        });
    }

    private int million() throws Exception {
        FlatnessPlan plan = videos.equals(ApiBenchPlan.FULL.videos())
                ? FlatnessPlan.FULL
                : new FlatnessPlan(Collections.max(videos));
        return measure(MILLION_SETTINGS, (running, home, machine) -> {
            FlatnessBench bench = new FlatnessBench(
                    plan, running.suite().state(), running.suite().cloud(), terminal());
            return tell(bench.run(machine, today()), MILLION_PAGE, plan.isFull());
        });
    }

    /** What is measured on a suite; returns the exit code. */
    @FunctionalInterface
    private interface Measurement {
        int on(RunningSuite running, SuiteDirectory home, Machine machine) throws Exception;
    }

    private int measure(Map<String, Map<String, String>> settings, Measurement measurement) throws Exception {
        SuiteDirectory home = home("api");
        Machine machine = announced(Machine.now("JDK " + Runtime.version()));
        SuiteOptions options = new SuiteOptions(home, ports(1), true, settings, List.of()).with(Compilers.AS_DEPLOYED);
        try (RunningSuite running = RunningSuite.start(options, terminal())) {
            return measurement.on(running, home, machine);
        } finally {
            home.deleteData();
        }
    }
}
