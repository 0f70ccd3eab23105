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

/** Shows what is running. */
@Command(description = "Shows the running processes, their addresses and logs. Exits with 0 if everything is healthy.")
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
            terminal.line("Nothing is running. Start it with ./millrace up.");
            return ExitCode.FAILED;
        }
        Optional<SuiteState> state = SuiteState.ofRunning(directory);
        if (state.isEmpty()) {
            terminal.line("It is starting or stopping.");
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
