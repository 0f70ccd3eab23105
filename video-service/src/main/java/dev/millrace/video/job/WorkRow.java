package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A row of {@code transcode_jobs} or {@code transcode_tasks} and the work it stands for.
 *
 * @param until with CLAIMED
 * @param heardAt with CLAIMED
 * @param reason with GIVEN_UP
 */
record WorkRow(
        State state,
        @Nullable Instant until,
        @Nullable Instant heardAt,
        @Nullable FailReason reason) {

    /** The states by their names in the tables; a task is WAITING, CLAIMED or DONE. */
    enum State {
        WAITING,
        CLAIMED,
        DIVIDED,
        DONE,
        GIVEN_UP,
        CANCELED
    }

    private static WorkRow of(WorkState state) {
        if (state instanceof WorkState.Claimed claimed) {
            return new WorkRow(State.CLAIMED, claimed.until(), claimed.heardAt(), null);
        }
        if (state instanceof WorkState.GivenUp givenUp) {
            return new WorkRow(State.GIVEN_UP, null, null, givenUp.reason());
        }
        return new WorkRow(plain(state), null, null, null);
    }

    private static State plain(WorkState state) {
        if (state instanceof WorkState.Waiting) {
            return State.WAITING;
        }
        if (state instanceof WorkState.Divided) {
            return State.DIVIDED;
        }
        return state instanceof WorkState.Done ? State.DONE : State.CANCELED;
    }

    /** Fills in all of it. */
    static StatementSpec with(Work work, StatementSpec statement) {
        WorkRow row = of(work.state());
        return statement
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

    static Work read(ResultSet row) throws SQLException {
        return new Work(
                row.getInt("attempt"),
                row.getString("claim_id"),
                row.getInt("failures"),
                instant(row, "queued_at"),
                state(row));
    }

    private static WorkState state(ResultSet row) throws SQLException {
        Instant since = instant(row, "state_since");
        return switch (State.valueOf(row.getString("state"))) {
            case WAITING -> new WorkState.Waiting(since);
            case CLAIMED -> new WorkState.Claimed(since, instant(row, "lease_until"), instant(row, "heard_at"));
            case DIVIDED -> new WorkState.Divided(since);
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
