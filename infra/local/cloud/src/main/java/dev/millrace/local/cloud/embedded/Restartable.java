package dev.millrace.local.cloud.embedded;

import java.time.Duration;
import java.util.concurrent.Callable;

/** A part that can be away for a while and come back with its data, like a server that is stopped and started. Thread-safe. */
final class Restartable<T extends AutoCloseable> implements AutoCloseable {

    private final Callable<T> start;
    private volatile T part;
    private boolean isAway;

    private Restartable(Callable<T> start, T part) {
        this.start = start;
        this.part = part;
    }

    /** Starts it for the first time. */
    static <T extends AutoCloseable> Restartable<T> start(Callable<T> start) throws Exception {
        return new Restartable<>(start, start.call());
    }

    /** As it was started last. */
    T get() {
        return part;
    }

    /** Stops it, waits and starts it again. */
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
