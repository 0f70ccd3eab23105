package dev.millrace.worker.outcome;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks an attempt to stop, once and for one cause; every step of the attempt checks it. Thread-safe. */
public final class StopSignal {

    private final AtomicReference<@Nullable Cause> cause = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Why an attempt must stop. */
    public enum Cause {
        /** The job belongs to another attempt now: leave everything as it is. */
        LEASE_LOST,
        /** This worker shuts down: give the job back. */
        DRAINING
    }

    /** Stops the attempt; the first cause counts. */
    public void stop(Cause why) {
        cause.compareAndSet(null, why);
        stopped.countDown();
    }

    /** Why the attempt was stopped, or null while it may go on. */
    public @Nullable Cause cause() {
        return cause.get();
    }

    /** Whether the attempt must stop. */
    public boolean isStopped() {
        return cause.get() != null;
    }

    /** @throws AttemptStopped when the attempt must stop */
    public void check() {
        Cause why = cause.get();
        if (why != null) {
            throw new AttemptStopped(why);
        }
    }

    /** Waits until the pause is over. @throws AttemptStopped when the signal comes first */
    public void pause(Duration pause) throws InterruptedException {
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            check();
        }
    }
}
