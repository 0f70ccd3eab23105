package dev.millrace.proof.drill;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the rollback plan. */
@Command(
        description = {
            "Runs the rollback plan against a suite of its own, in some 5 minutes: rolls out a bad worker release,",
            "pauses, freezes, rolls back, resumes, replays, invalidates and redrives, while READY videos are played",
            "throughout. Then rotates the webhook secret. Each step is checked. Exits with 0 only if every check passed."
        })
final class DrillCommand implements Callable<Integer> {

    private static final Path PAGE = Path.of("infra", "docs", "reports", "drill.md");

    private final Clock clock = Clock.systemUTC();
    private final Terminal terminal;
    private final SuiteDirectory directory;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description = "As for up. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    @Option(names = "--write", description = "Write the transcript to infra/docs/reports/drill.md.")
    private boolean write;

    DrillCommand(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        // why: not the user's own suite, whose videos must stay untouched.
        SuiteDirectory home =
                new SuiteDirectory(directory.repository(), directory.drill().resolve("suite"));
        Drill.Result result =
                Drill.run(new SuiteOptions(home, Drill.ports(portBase), true), directory.drill(), terminal);
        terminal.line();
        terminal.line(result.isGood() ? terminal.good(result.sum()) : terminal.bad(result.sum()));
        if (write) {
            write(result);
        }
        return result.isGood() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void write(Drill.Result result) throws IOException {
        String page = """
                # Rollback drill

                What `./millrace drill` showed on %s: %s.
                The plan itself is in [ADR 13](../adr/0013-operations.md). Times count from the start of the suite.

                ```
                %s
                ```
                """.formatted(
                        LocalDate.now(clock), result.sum(), result.transcript().strip());
        Files.writeString(directory.repository().resolve(PAGE), page);
        terminal.line("Written to " + PAGE);
    }
}
