package dev.millrace.local.process;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process. Thread-safe. */
public final class Child {

    private static final int TERMINATED = 128 + 15;

    private final ProcessSpec spec;
    private final Process process;
    private volatile boolean stopping;

    Child(ProcessSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /** Its display name. */
    public String name() {
        return spec.name();
    }

    /** Its specification. */
    public ProcessSpec spec() {
        return spec;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it is still running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it exited on SIGTERM or with 0, neither killed nor crashed. */
    public boolean hasEndedInOrder() {
        return !process.isAlive() && (process.exitValue() == 0 || process.exitValue() == TERMINATED);
    }

    Process process() {
        return process;
    }

    /** Whether its exit was requested. */
    boolean isStopping() {
        return stopping;
    }

    void askToStop() {
        stopping = true;
        process.destroy();
    }

    void kill() {
        stopping = true;
        process.destroyForcibly();
        endsWithin(5_000);
    }

    /** Waits for the requested exit; after the timeout it is killed with its child processes. */
    void awaitStop() {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (!endsWithin(spec.patience().toMillis())) {
            process.destroyForcibly();
            endsWithin(5_000);
        }
        // why: an ffmpeg whose worker was killed would run on uselessly.
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
