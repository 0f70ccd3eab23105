package dev.millrace.common.idempotency;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets keys a day after their use, the life that other APIs give them too (Stripe). */
public class IdempotencyKeysCleanup {

    private static final Duration LIFE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param jdbc on the service's own schema */
    public IdempotencyKeysCleanup(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Runs hourly; several instances do no harm to each other. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    public void deleteOld() {
        jdbc.sql("delete from idempotency_keys where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(LIFE)))
                .update();
    }
}
