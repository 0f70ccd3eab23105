package dev.millrace.proof.bench;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A benchmark prints its report, and a full run writes it to a page of the repository. */
abstract class Benchmark implements Callable<Integer> {

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final String page;
    private final Clock clock = Clock.systemUTC();

    @Option(names = "--write", description = "Write the page even for a partial run.")
    private boolean write;

    /** @param page its file in {@code infra/docs/reports} */
    Benchmark(Terminal terminal, SuiteDirectory directory, String page) {
        this.terminal = terminal;
        this.directory = directory;
        this.page = page;
    }

    final Terminal terminal() {
        return terminal;
    }

    final SuiteDirectory directory() {
        return directory;
    }

    final LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Returns the exit code. */
    final int tell(Report report, boolean isFull) throws IOException {
        return tell(report, page, isFull);
    }

    /** The same on another page. */
    final int tell(Report report, String file, boolean isFull) throws IOException {
        Path written = Path.of("infra", "docs", "reports", file);
        terminal.line();
        report.plain().forEach(terminal::line);
        if (isFull || write) {
            Files.writeString(directory.repository().resolve(written), report.markdown());
            terminal.line("Written to " + written);
        } else {
            terminal.line("Not a full run, so " + written + " is unchanged (--write overrides).");
        }
        return ExitCode.OK;
    }
}
