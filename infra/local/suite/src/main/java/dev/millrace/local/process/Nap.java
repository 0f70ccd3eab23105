package dev.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Processes that sleep (SIGSTOP) until it is closed (SIGCONT), so that they take no processor time while something else is
 * measured. They are woken too when this JVM is asked to end: else nobody could stop them in order.
 */
public final class Nap implements AutoCloseable {

    private final List<Long> pids;
    private final Thread atExit = new Thread(this::wake, "wake");

    private Nap(Collection<Long> pids) {
        this.pids = List.copyOf(pids);
    }

    /** Lets them sleep from now on. */
    public static Nap of(Collection<Long> pids) throws IOException {
        Nap nap = new Nap(pids);
        Runtime.getRuntime().addShutdownHook(nap.atExit);
        nap.signal("-STOP");
        return nap;
    }

    private void wake() {
        try {
            signal("-CONT");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wake " + pids, e);
        }
    }

    /** Processes that have ended meanwhile are passed over. */
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
            // why: then the hook wakes them as well, which changes nothing.
        }
    }
}
