package dev.millrace.proof.bench;

import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.fleet.FleetBench;
import dev.millrace.proof.bench.fleet.FleetPlan;
import java.io.IOException;
import java.util.List;
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
final class BenchFleet extends Benchmark {

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

    BenchFleet(Terminal terminal, SuiteDirectory directory) {
        super(terminal, directory, "fleet.md");
    }

    @Override
    public Integer call() throws IOException {
        FleetPlan plan = new FleetPlan(minutes, workers, kills, seed);
        return tell(new FleetBench(plan, terminal()).run(today()), plan.isFull());
    }
}
