package dev.millrace.local.command;

import dev.millrace.local.faults.FaultReport;
import dev.millrace.local.faults.FaultRuns;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks a suite again and again and checks that nothing is lost, stuck or doubled. */
@Command(
        description = {
            "Starts a suite of its own, sends videos, and breaks it meanwhile: kills services, workers, ffmpeg and",
            "database, cuts, closes, silences and slows connections. Afterwards every video must be READY and play, or",
            "have FAILED for a good reason, and nothing may be left over. What is done when comes from the seed, so a",
            "seed that fails can be repeated. Exit code 0 only if no seed failed."
        })
final class FaultsCommand implements Callable<Integer> {

    private static final Path PAGE = Path.of("infra", "docs", "fault-runs.md");

    private final Clock clock = Clock.systemUTC();
    private final Terminal terminal;
    private final SuiteDirectory directory;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            defaultValue = "1..20",
            description = "First and last seed, or one. Default: ${DEFAULT-VALUE}.")
    private String seeds = "1..20";

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description = "As for up; the lines between the parts take P+60 and up. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    @Option(names = "--write", description = "Write the page infra/docs/fault-runs.md.")
    private boolean write;

    FaultsCommand(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        Seeds wanted = Seeds.parse(seeds);
        List<FaultRuns.Result> results = new ArrayList<>();
        SuiteDirectory home =
                new SuiteDirectory(directory.repository(), directory.faults().resolve("suite"));
        try (FaultRuns runs = FaultRuns.start(
                new SuiteOptions(home, FaultRuns.ports(portBase), true), directory.faults(), terminal)) {
            for (long seed = wanted.first; seed <= wanted.last; seed++) {
                FaultRuns.Result result = runs.run(seed);
                results.add(result);
                tell(result);
            }
        }
        long failed = results.stream()
                .filter(result -> !result.violations().isEmpty())
                .count();
        int videos = results.stream().mapToInt(FaultRuns.Result::videos).sum();
        Duration took = results.stream().map(FaultRuns.Result::took).reduce(Duration.ZERO, Duration::plus);
        terminal.line("%d seeds, %d videos, %d seeds with violations, in %s"
                .formatted(results.size(), videos, failed, Words.time(took)));
        if (write) {
            String page = FaultReport.of("./millrace faults --seeds " + seeds, LocalDate.now(clock), results);
            Files.writeString(directory.repository().resolve(PAGE), page);
            terminal.line("Written to " + PAGE);
        }
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void tell(FaultRuns.Result result) {
        boolean isGood = result.violations().isEmpty();
        terminal.line("  seed %d  %s  %d videos, %d faults, %s"
                .formatted(
                        result.seed(),
                        isGood ? terminal.good("good") : terminal.bad("FAILED"),
                        result.videos(),
                        result.faults().size(),
                        Words.time(result.took())));
        if (!isGood) {
            result.faults().forEach(fault -> terminal.line("      " + fault));
            result.violations().forEach(violation -> terminal.line("    " + terminal.bad(violation)));
            terminal.line("    again: ./millrace faults --seeds " + result.seed());
        }
    }

    /** A range of seeds, both ends inclusive. */
    private record Seeds(long first, long last) {

        static Seeds parse(String text) {
            try {
                String[] ends = text.split("\\.\\.", 2);
                Seeds seeds = new Seeds(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
                if (seeds.first <= seeds.last) {
                    return seeds;
                }
            } catch (NumberFormatException e) {
                // why: the same words for both.
            }
            throw new IllegalArgumentException("--seeds must be like 1..20 or 7, not " + text);
        }
    }
}
