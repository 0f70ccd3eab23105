package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.workers.WorkersBench;
import dev.millrace.proof.bench.workers.WorkersPlan;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Benchmarks two workers. */
@Command(
        description = {
            "Measures how many times as fast two workers are as one on one long video, on suites of its own. One core is for",
            "the second worker, another for everything else, in both runs; without taskset nothing is pinned, and it says so.",
            "A full run writes infra/docs/reports/workers.md; it takes three quarters of an hour and 10 GB of disk.",
            "Run it on an otherwise idle machine."
        },
        footer = {"", "A quick run: ./millrace bench workers --length 70s"})
final class BenchWorkers extends SuiteBenchmark {

    @Option(
            names = "--length",
            paramLabel = "LENGTH",
            converter = LengthWord.class,
            description = "Length of the video, such as 90s or 10m. Default: 10m.")
    private Duration length = WorkersPlan.FULL.length();

    BenchWorkers(Terminal terminal, SuiteDirectory directory) {
        super(terminal, directory, "workers.md");
    }

    @Override
    public Integer call() throws Exception {
        WorkersPlan plan = new WorkersPlan(length);
        ports(2).requireFree();
        FfmpegBinaries ffmpeg = FfmpegBinaries.resolve(null, null, directory().ffmpeg());
        Machine machine = announced(Machine.now(ffmpeg));
        Clips clips = new Clips(directory().bench().resolve("clips"), new FfmpegRun(ffmpeg), terminal());
        WorkersBench bench = new WorkersBench(plan, home("workers"), this::ports, clips, terminal());
        return tell(bench.run(machine, today()), plan.isFull());
    }
}
