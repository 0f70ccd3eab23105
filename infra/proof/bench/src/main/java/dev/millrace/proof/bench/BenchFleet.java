package dev.millrace.proof.bench;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.fleet.FleetBench;
import dev.millrace.proof.bench.fleet.FleetPlan;
import dev.millrace.proof.bench.fleet.FleetReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulates a fleet. */
@Command(
        description = {
            "Simulates fleets of workers on one long video: how many times as fast they are as one worker, when they have",
            "nothing to do, and what is lost when one of them is killed. Video-service's own code hands out the tasks;",
            "time, workers and queue are simulated, with measured times of encoding.",
            "A full run writes infra/docs/reports/fleet.md; it takes a minute, and a busy machine does not matter."
        },
        footer = {"", "A larger fleet: ./millrace bench fleet --workers 1,64,128"})
final class BenchFleet implements Callable<Integer> {

    private static final Path PAGE = Path.of("infra", "docs", "reports", "fleet.md");

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final Clock clock = Clock.systemUTC();

    @Option(
            names = "--workers",
            paramLabel = "N",
            split = ",",
            description = "Sizes of fleets. Default: 1,2,4,8,16,32.")
    private List<Integer> workers = FleetPlan.FULL.workers();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "Length of the video. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "100",
            description = "How often one worker of each fleet is killed. Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of how long chunks take, and of who is killed when. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--write", description = "Write the page even for a partial run.")
    private boolean write;

    BenchFleet(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws IOException {
        FleetPlan plan = new FleetPlan(minutes, workers, kills, seed);
        FleetReport report = new FleetBench(plan, terminal).run(LocalDate.now(clock));
        report.plain().forEach(terminal::line);
        if (plan.isFull() || write) {
            Files.writeString(directory.repository().resolve(PAGE), report.markdown());
            terminal.line("Written to " + PAGE);
        } else {
            terminal.line("Not a full run, so " + PAGE + " is unchanged (--write overrides).");
        }
        return ExitCode.OK;
    }
}
