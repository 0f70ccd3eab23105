package dev.millrace.worker.attempt;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Repeats a small step during the encode, on one thread, until closed; the first failure ends it. */
final class PeriodicTask implements AutoCloseable {

    private static final int CLOSE_SECONDS = 15;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** A step that may be interrupted. */
    @FunctionalInterface
    interface Step {
        /** Runs the step. */
        void run() throws InterruptedException;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // why: the failure is kept and thrown by checkFailure
    PeriodicTask(Duration every, Step step) {
        thread.scheduleWithFixedDelay(() -> once(step), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once(Step step) {
        if (failure.get() != null) {
            return;
        }
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /** @throws RuntimeException what the step threw */
    void checkFailure() {
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Returns when no step runs any more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
