package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A row of {@code transcode_jobs} and the value it stands for.
 *
 * @param until with CLAIMED
 * @param heardAt with CLAIMED
 * @param reason with GIVEN_UP
 */
record JobRow(
        State state,
        @Nullable Instant until,
        @Nullable Instant heardAt,
        @Nullable FailReason reason) {

    /** The states by their names in the table. */
    enum State {
        WAITING,
        CLAIMED,
        DONE,
        GIVEN_UP,
        CANCELED
    }

    private static JobRow of(WorkState state) {
        if (state instanceof WorkState.Claimed claimed) {
            return new JobRow(State.CLAIMED, claimed.until(), claimed.heardAt(), null);
        }
        if (state instanceof WorkState.GivenUp givenUp) {
            return new JobRow(State.GIVEN_UP, null, null, givenUp.reason());
        }
        if (state instanceof WorkState.Done) {
            return new JobRow(State.DONE, null, null, null);
        }
        State other = state instanceof WorkState.Waiting ? State.WAITING : State.CANCELED;
        return new JobRow(other, null, null, null);
    }

    /** Fills in what can change. */
    static StatementSpec with(Job job, StatementSpec statement) {
        Work work = job.work();
        JobRow row = of(work.state());
        return statement
                .param("id", job.id())
                .param("attempt", work.attempt())
                .param("claim", work.claimId())
                .param("failures", work.failures())
                .param("queued", Timestamp.from(work.queuedAt()))
                .param("state", row.state.name())
                .param("since", Timestamp.from(work.state().since()))
                .param("until", timestamp(row.until))
                .param("heard", timestamp(row.heardAt))
                .param("reason", row.reason == null ? null : row.reason.name());
    }

    static Job read(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("video_id", UUID.class),
                row.getString("owner_id"),
                row.getString("source_file_key"),
                row.getString("traceparent"),
                instant(row, "opened_at"),
                new Work(
                        row.getInt("attempt"),
                        row.getString("claim_id"),
                        row.getInt("failures"),
                        instant(row, "queued_at"),
                        state(row)));
    }

    private static WorkState state(ResultSet row) throws SQLException {
        Instant since = instant(row, "state_since");
        return switch (State.valueOf(row.getString("state"))) {
            case WAITING -> new WorkState.Waiting(since);
            case CLAIMED -> new WorkState.Claimed(since, instant(row, "lease_until"), instant(row, "heard_at"));
            case DONE -> new WorkState.Done(since);
            case GIVEN_UP -> new WorkState.GivenUp(FailReason.valueOf(row.getString("fail_reason")), since);
            case CANCELED -> new WorkState.Canceled(since);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
