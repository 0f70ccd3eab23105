package dev.millrace.common.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs the relay every second, with one thread per kind so that a slow receiver delays only its own messages.
 *
 * <p>why no {@code Pass}: all passes of a service share the one thread of Spring's scheduler, and none waits for a delivery when the
 * service stops.
 */
final class OutboxPass implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxPass.class);
    private static final long STOP_SECONDS = 10;

    private final OutboxRelay relay;
    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    OutboxPass(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public synchronized void start() {
        relay.kinds().forEach(kind -> {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread named = new Thread(work, "outbox-" + kind);
                named.setDaemon(true);
                return named;
            });
            ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(() -> pass(kind), 1, 1, TimeUnit.SECONDS);
            threads.add(thread);
        });
    }

    private void pass(String kind) {
        try {
            relay.deliverDue(kind);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Outbox not read, retrying in the next pass: {}", e.toString());
        } catch (RuntimeException e) { // why: outermost loop; an exception would cancel the schedule
            log.error("Outbox pass failed", e);
        }
    }

    @Override
    public synchronized void stop() {
        threads.forEach(ScheduledExecutorService::shutdown);
        for (ScheduledExecutorService thread : threads) {
            awaitEnd(thread);
        }
        threads.clear();
    }

    private static void awaitEnd(ScheduledExecutorService thread) {
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
