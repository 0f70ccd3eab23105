package dev.millrace.local.launcher;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.suite.Health;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What runs, where it listens, where it logs. */
@Command(description = "Shows what runs, where it listens and where it logs. Exit code 0 when all of it is healthy.")
final class Status implements Callable<Integer> {

    private final Terminal terminal;
    private final SuiteDirectory directory;

    Status(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (SuiteState.launcher(directory).isEmpty()) {
            terminal.line("Nothing runs here. ./millrace up starts it.");
            return ExitCode.FAILED;
        }
        Optional<SuiteState> state = SuiteState.ofRunning(directory);
        if (state.isEmpty()) {
            terminal.line("It is on its way up or down.");
            return ExitCode.FAILED;
        }
        new SuiteTable(state.get()).lines().forEach(terminal::line);
        terminal.line();
        List<String> unhealthy = Health.unhealthy(state.get());
        terminal.line(
                unhealthy.isEmpty()
                        ? terminal.good("All healthy.")
                        : terminal.bad("Not healthy: " + String.join(", ", unhealthy)));
        return unhealthy.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
