package dev.millrace.common.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the calls that run and the calls that wait to run. Thread-safe.
 *
 * <p>why not Resilience4j's: its semaphore bulkhead does not bound the waiters. That would take two bulkheads where two JDK
 * semaphores do, and a dependency that video-service does not have.
 */
final class Bulkhead {

    private final Semaphore admitted;
    private final Semaphore running;
    private final Duration maxWait;

    Bulkhead(int running, int waiting, Duration maxWait) {
        this.admitted = new Semaphore(running + waiting);
        this.running = new Semaphore(running, true);
        this.maxWait = maxWait;
    }

    /** Waits for a permit, at most the given time. Returns false without one; with one the caller must {@link #leave}. */
    boolean enter() {
        if (!admitted.tryAcquire()) {
            return false;
        }
        if (isFreeInTime()) {
            return true;
        }
        admitted.release();
        return false;
    }

    private boolean isFreeInTime() {
        try {
            return running.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        running.release();
        admitted.release();
    }
}
