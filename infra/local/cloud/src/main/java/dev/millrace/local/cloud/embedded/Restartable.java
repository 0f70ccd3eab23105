package dev.millrace.local.cloud.embedded;

import java.time.Duration;
import java.util.concurrent.Callable;

/** A part that can be stopped and restarted with its data. Thread-safe. */
final class Restartable<T extends AutoCloseable> implements AutoCloseable {

    private final Callable<T> start;
    private volatile T part;
    private boolean isAway;

    private Restartable(Callable<T> start, T part) {
        this.start = start;
        this.part = part;
    }

    static <T extends AutoCloseable> Restartable<T> start(Callable<T> start) throws Exception {
        return new Restartable<>(start, start.call());
    }

    /** The current instance. */
    T get() {
        return part;
    }

    /** Stops it, waits and restarts it. */
    synchronized void restart(Duration away) throws Exception {
        isAway = true;
        part.close();
        Thread.sleep(away.toMillis());
        part = start.call();
        isAway = false;
    }

    @Override
    public synchronized void close() throws Exception {
        if (!isAway) {
            part.close();
        }
    }
}
