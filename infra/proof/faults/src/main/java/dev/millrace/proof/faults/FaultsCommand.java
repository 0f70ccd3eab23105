package dev.millrace.proof.faults;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Injects faults into a suite and checks that nothing is lost, stuck or duplicated. */
@Command(
        description = {
            "Starts its own suites, uploads videos and injects faults: kills services, workers and ffmpeg at random",
            "times and at named calls, stops the database, storage and queue, cuts, closes, stalls and throttles",
            "connections, loses, repeats and delays messages, fills disks and skews clocks. Afterwards every video must",
            "be READY and play, and nothing may be left over. The seed determines all faults, so a failed seed can be",
            "repeated. Exits with 0 only if no seed failed. Full disks need permission to mount and are skipped without."
        })
final class FaultsCommand implements Callable<Integer> {

    private static final Path PAGE = Path.of("infra", "docs", "reports", "fault-runs.md");

    private final Clock clock = Clock.systemUTC();
    private final Terminal terminal;
    private final SuiteDirectory directory;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            defaultValue = "1..20",
            description = "First and last seed, or a comma-separated list. Default: ${DEFAULT-VALUE}.")
    private String seeds = "1..20";

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description = "As for up; the proxies use P+60 and up. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    @Option(
            names = "--suites",
            paramLabel = "N",
            defaultValue = "1",
            description = "Suites that run in parallel, with ports 100 apart. Default: ${DEFAULT-VALUE}.")
    private int suites;

    @Option(names = "--write", description = "Write the page infra/docs/reports/fault-runs.md.")
    private boolean write;

    private final List<Result> results = new ArrayList<>();

    FaultsCommand(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        List<Long> wanted = Seeds.parse(seeds);
        long began = System.nanoTime();
        new FaultSuites(directory, portBase, terminal).run(wanted, suites, result -> {
            results.add(result);
            tell(result);
            if (write) {
                writePage(wanted.size(), began);
            }
        });
        long failed = results.stream().filter(result -> !result.isGood()).count();
        int videos = results.stream().mapToInt(Result::videos).sum();
        terminal.line("%d seeds, %d videos, %d seeds with violations, in %s"
                .formatted(results.size(), videos, failed, Words.time(since(began))));
        if (write) {
            terminal.line("Written to " + PAGE);
        }
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Written after each result, so that an interrupted run keeps its results. */
    private void writePage(int wanted, long began) {
        results.sort(Comparator.comparingLong(Result::seed));
        String command = "./millrace faults --seeds " + seeds + " --suites " + suites;
        String page = FaultReport.of(command, LocalDate.now(clock), since(began), wanted, results);
        try {
            Files.writeString(directory.repository().resolve(PAGE), page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the page", e);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void tell(Result result) {
        terminal.line("  seed %d  %s  %d videos, %d faults, %s"
                .formatted(
                        result.seed(),
                        result.isGood() ? terminal.good("good") : terminal.bad("FAILED"),
                        result.videos(),
                        result.kinds().size(),
                        Words.time(result.took())));
        if (!result.isGood()) {
            result.plan().forEach(step -> terminal.line("      " + step));
            result.violations().forEach(violation -> terminal.line("    " + terminal.bad(violation)));
            terminal.line("    repeat: ./millrace faults --seeds " + result.seed());
        }
    }

    /** Ranges of seeds, both ends inclusive. */
    private static final class Seeds {

        private Seeds() {}

        static List<Long> parse(String text) {
            try {
                List<Long> all = Arrays.stream(text.split(","))
                        .flatMap(range -> range(range).boxed())
                        .toList();
                if (!all.isEmpty()) {
                    return all;
                }
            } catch (NumberFormatException e) {
                // why: one message for both failures.
            }
            throw new IllegalArgumentException("--seeds must be like 1..20 or 7 or 3,7..9, not " + text);
        }

        private static LongStream range(String text) {
            String[] ends = text.split("\\.\\.", 2);
            return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
        }
    }
}
