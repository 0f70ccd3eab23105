package dev.millrace.local.process;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running process of ours. Thread-safe. */
public final class Child {

    private static final int TERMINATED = 128 + 15;

    private final ProcessSpec spec;
    private final Process process;
    private volatile boolean stopping;

    Child(ProcessSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /** What people call it. */
    public String name() {
        return spec.name();
    }

    /** What was asked for. */
    public ProcessSpec spec() {
        return spec;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended on SIGTERM or with 0, neither killed nor crashed. */
    public boolean hasEndedInOrder() {
        return !process.isAlive() && (process.exitValue() == 0 || process.exitValue() == TERMINATED);
    }

    Process process() {
        return process;
    }

    /** Whether its end is wanted. */
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

    /** Waits for the end that was asked for; after the patience it is killed with all that it started. */
    void awaitStop() {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (!endsWithin(spec.patience().toMillis())) {
            process.destroyForcibly();
            endsWithin(5_000);
        }
        // why: an ffmpeg whose worker was killed would go on for nobody.
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
