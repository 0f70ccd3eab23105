package dev.millrace.proof.bench;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.suite.Compilers;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.ApiBench;
import dev.millrace.proof.bench.api.ApiBenchPlan;
import dev.millrace.proof.bench.api.ApiReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
final class BenchApi implements Callable<Integer> {

    private static final Path PAGE = Path.of("infra", "docs", "reports", "benchmarks-api.md");

    /** The warm-up opens more sessions than five of each owner. */
    private static final Map<String, Map<String, String>> SETTINGS =
            Map.of("upload-service", Map.of("millrace.session.live-per-owner", "50"));

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final Clock clock = Clock.systemUTC();

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

    @Option(names = "--write", description = "Write the page even for a partial run.")
    private boolean write;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description = "As for up. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    BenchApi(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        ApiBenchPlan plan = new ApiBenchPlan(Duration.ofSeconds(seconds), numbersOfVideos(), subscribers);
        SuiteDirectory home =
                new SuiteDirectory(directory.repository(), directory.bench().resolve("api"));
        Machine machine = Machine.now("JDK " + Runtime.version());
        terminal.line("Measuring on " + machine.text());
        if (machine.isBusy()) {
            terminal.line(terminal.bad("This machine is busy: the results are unreliable."));
        }
        SuiteOptions options = new SuiteOptions(home, new PortPlan(portBase, 1), true, SETTINGS, List.of())
                .with(Compilers.AS_DEPLOYED);
        try (RunningSuite running = RunningSuite.start(options, terminal)) {
            ApiBench bench = new ApiBench(
                    plan, home, running.suite().state(), running.suite().cloud(), terminal);
            tell(plan, bench.run(machine, LocalDate.now(clock)));
        } finally {
            home.deleteData();
        }
        return ExitCode.OK;
    }

    private List<Integer> numbersOfVideos() {
        return million ? Stream.concat(videos.stream(), Stream.of(1_000_000)).toList() : videos;
    }

    private void tell(ApiBenchPlan plan, ApiReport report) throws IOException {
        terminal.line();
        report.plain().forEach(terminal::line);
        if (plan.isFull() || write) {
            Files.writeString(directory.repository().resolve(PAGE), report.markdown());
            terminal.line("Written to " + PAGE);
        } else {
            terminal.line("Not a full run, so " + PAGE + " is unchanged (--write overrides).");
        }
    }
}
