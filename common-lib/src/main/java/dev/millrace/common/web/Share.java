package dev.millrace.common.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Places at work, and places to wait for one. Thread-safe. */
final class Share {

    private final Semaphore present;
    private final Semaphore atWork;
    private final Duration patience;

    Share(int atWork, int waiting, Duration patience) {
        this.present = new Semaphore(atWork + waiting);
        this.atWork = new Semaphore(atWork, true);
        this.patience = patience;
    }

    /** Takes a place, or says that there is none soon; whoever has one must {@link #leave}. */
    boolean enter() {
        if (!present.tryAcquire()) {
            return false;
        }
        if (isFreeInTime()) {
            return true;
        }
        present.release();
        return false;
    }

    private boolean isFreeInTime() {
        try {
            return atWork.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        atWork.release();
        present.release();
    }
}
