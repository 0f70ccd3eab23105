package dev.millrace.local.launcher;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops everything. */
@Command(description = "Stops the suite and keeps the data. Exits with 0 even if nothing was running.")
final class Down implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Terminal terminal;
    private final SuiteDirectory directory;

    Down(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<ProcessHandle> launcher = SuiteState.launcher(directory);
        if (launcher.isEmpty()) {
            terminal.line("Nothing is running.");
            return ExitCode.OK;
        }
        launcher.get().destroy();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (SuiteState.launcher(directory).isPresent()) {
            terminal.progress("  stopping");
            if (System.nanoTime() > limit) {
                terminal.error("It has not stopped after " + PATIENCE.toMinutes() + " minutes; kill -9 "
                        + launcher.get().pid() + " ends it and all its processes.");
                return ExitCode.FAILED;
            }
            Thread.sleep(100);
        }
        terminal.line("Stopped. The data is kept in " + directory.home().getFileName() + ".");
        return ExitCode.OK;
    }
}
