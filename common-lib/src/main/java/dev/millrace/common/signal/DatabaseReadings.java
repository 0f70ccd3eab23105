package dev.millrace.common.signal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Reads gauge values from the database. While the database is down, a scrape waits for a connection once and not once per gauge, or
 * Prometheus would time out and get no series at all. Thread-safe.
 */
public final class DatabaseReadings {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Instant pausedUntil = Instant.MIN;

    public DatabaseReadings(Clock clock) {
        this.clock = clock;
    }

    /**
     * The number, or NaN, without a question, for five seconds after a connection could not be had.
     *
     * @throws DataAccessResourceFailureException when it cannot be had now; Micrometer shows NaN
     * @throws CannotCreateTransactionException when it cannot be had for a transaction
     */
    public double read(DoubleSupplier number) {
        if (clock.instant().isBefore(pausedUntil)) {
            return Double.NaN;
        }
        try {
            return number.getAsDouble();
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
            pausedUntil = clock.instant().plus(PAUSE);
            throw e;
        }
    }
}
