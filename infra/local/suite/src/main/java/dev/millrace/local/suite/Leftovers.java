package dev.millrace.local.suite;

import dev.millrace.local.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processes of a killed launcher: its watchdog is stopping them, and the next run waits for that. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SuiteDirectory directory;
    private final Terminal terminal;

    Leftovers(SuiteDirectory directory, Terminal terminal) {
        this.directory = directory;
        this.terminal = terminal;
    }

    void awaitEnd() throws InterruptedException {
        List<SuiteState.Running> processes =
                SuiteState.read(directory.state()).map(SuiteState::processes).orElse(List.of());
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (processes.stream().anyMatch(this::runs) && System.nanoTime() < limit) {
            terminal.progress("  waiting for the processes of the last run to end");
            Thread.sleep(200);
        }
    }

    /** Process ids are reused; ours have a path of this directory in their command line. */
    private boolean runs(SuiteState.Running process) {
        Path home = directory.home();
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().commandLine())
                .filter(line -> line.contains(home.toString()))
                .isPresent();
    }
}
