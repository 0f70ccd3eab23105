package dev.millrace.common.idempotency;

import dev.millrace.common.pass.OldRows;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes keys a day after their use, the lifetime that other APIs give them (Stripe). */
public class IdempotencyKeysCleanup implements Pass {

    private static final Duration LIFE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param jdbc on the service's own schema */
    public IdempotencyKeysCleanup(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1), "idempotency-keys").firstAfter(Duration.ofMinutes(1));
    }

    @Override
    public void pass() {
        new OldRows(jdbc, "idempotency_keys", "created_at")
                .deleteBefore(clock.instant().minus(LIFE));
    }
}
