package dev.millrace.worker.intake;

import dev.millrace.worker.outcome.StopSignal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Stops running attempts when the worker shuts down, before anything else is stopped: they release their jobs while S3, SQS
 * and video-service can still be reached. Thread-safe.
 */
@Component
class Drain implements ApplicationListener<ContextClosedEvent> {

    private final Set<StopSignal> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isDraining;

    boolean isDraining() {
        return isDraining;
    }

    /** Registers an attempt; one that comes during the drain is stopped immediately. */
    void add(StopSignal signal) {
        running.add(signal);
        if (isDraining) {
            signal.stop(StopSignal.Cause.DRAINING);
        }
    }

    void remove(StopSignal signal) {
        running.remove(signal);
    }

    int runningAttempts() {
        return running.size();
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        isDraining = true;
        running.forEach(signal -> signal.stop(StopSignal.Cause.DRAINING));
    }
}
