package dev.millrace.video.job;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether workers may take jobs: the switch of an operator's pause, for all workers and all instances of this service. */
@Repository
public class JobIntake {

    private final JdbcClient jdbc;
    private final Clock clock;

    JobIntake(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How it stands. */
    public Intake now() {
        return jdbc.sql("select paused, changed_by, changed_at from job_intake")
                .query((row, number) -> new Intake(
                        row.getBoolean("paused"), row.getString("changed_by"), instant(row.getTimestamp("changed_at"))))
                .single();
    }

    /** Pauses or resumes; one that changes nothing leaves who did it before. */
    public Intake change(boolean paused, String by) {
        jdbc.sql("update job_intake set paused = ?, changed_by = ?, changed_at = ? where paused <> ?")
                .params(paused, by, Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)), paused)
                .update();
        return now();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * How it stands.
     *
     * @param changedBy who paused or resumed last, or null
     * @param changedAt when, or null
     */
    public record Intake(
            boolean paused,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}
}
