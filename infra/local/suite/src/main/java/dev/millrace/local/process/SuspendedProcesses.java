package dev.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Processes that are suspended (SIGSTOP) until closed (SIGCONT), so that they use no CPU time while something else is
 * measured. They also resume when this JVM exits, so that they can be stopped gracefully.
 */
public final class SuspendedProcesses implements AutoCloseable {

    private final List<Long> pids;
    private final Thread atExit = new Thread(this::wake, "wake");

    private SuspendedProcesses(Collection<Long> pids) {
        this.pids = List.copyOf(pids);
    }

    /** Suspends the processes. */
    public static SuspendedProcesses of(Collection<Long> pids) throws IOException {
        SuspendedProcesses suspended = new SuspendedProcesses(pids);
        Runtime.getRuntime().addShutdownHook(suspended.atExit);
        suspended.signal("-STOP");
        return suspended;
    }

    private void wake() {
        try {
            signal("-CONT");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot resume " + pids, e);
        }
    }

    /** Skips processes that have exited. */
    private void signal(String signal) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.onExit().join();
    }

    @Override
    public void close() {
        wake();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // why: the hook then resumes them as well, which is harmless.
        }
    }
}
