package dev.millrace.common.time;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Synchronises a service's clock with its database, before anything else starts and every few seconds from then on, so that
 * timestamps compared between instances or services come from one clock.
 */
public final class DatabaseTime implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseTime.class);
    private static final long EVERY_SECONDS = 5;
    /** A slower answer is too imprecise to set the clock. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final SteadyClock clock;
    private @Nullable ScheduledExecutorService thread;

    /** @param jdbc on the service's own database */
    public DatabaseTime(JdbcClient jdbc, SteadyClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public synchronized void start() {
        look();
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "database-time");
            named.setDaemon(true);
            return named;
        });
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        long asked = System.nanoTime();
        try {
            OffsetDateTime there = jdbc.sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            if (took.compareTo(SLOW) <= 0) {
                clock.set(there.toInstant().plus(took.dividedBy(2)));
            }
        } catch (DataAccessException e) {
            log.warn("Database time not read, the clock runs on: {}", e.toString());
        } catch (RuntimeException e) { // why: outermost loop; an exception would cancel the schedule
            log.error("Database time not read", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
