package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.pass.OldRows;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was said of attempts that failed, once each, for 30 days: for operators, never for clients or logs. Operators read; only
 * this package writes, within a verb's transaction.
 */
@Repository
public class TranscodeFailures implements Pass {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    TranscodeFailures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of one video, the newest first, beginning after the given one. */
    public List<TranscodeFailure> of(UUID videoId, @Nullable Long before, int limit) {
        return jdbc.sql("select * from transcode_failures where video_id = ? and id < ? order by id desc limit ?")
                .params(videoId, before == null ? Long.MAX_VALUE : before, limit)
                .query((row, number) -> failure(row))
                .list();
    }

    /** Why the latest attempt failed, of those from this one on that did. */
    public Optional<FailReason> latestReason(AttemptId first) {
        return jdbc.sql("select reason from transcode_failures where job_id = ? and attempt >= ? "
                        + "order by attempt desc limit 1")
                .params(first.jobId(), first.number())
                .query(String.class)
                .optional()
                .map(FailReason::valueOf);
    }

    private static TranscodeFailure failure(ResultSet row) throws SQLException {
        return new TranscodeFailure(
                row.getLong("id"),
                row.getObject("job_id", UUID.class),
                row.getInt("attempt"),
                FailReason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getTimestamp("created_at").toInstant());
    }

    /** The attempt did not renew its lease in time. */
    void saveLapse(AttemptId attempt) {
        save(attempt, FailReason.TIMED_OUT, "The worker fell silent.");
    }

    void save(AttemptId attempt, FailReason reason, @Nullable String detail) {
        jdbc.sql("insert into transcode_failures (job_id, attempt, video_id, reason, detail, created_at) "
                        + "values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(attempt.jobId())
                .param(attempt.number())
                .param(attempt.videoId())
                .param(reason.name())
                .param(storable(detail))
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    void removeOf(UUID videoId) {
        jdbc.sql("delete from transcode_failures where video_id = ?")
                .param(videoId)
                .update();
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1), "transcode-failures").firstAfter(Duration.ofMinutes(10));
    }

    @Override
    public void pass() {
        new OldRows(jdbc, "transcode_failures", "created_at")
                .deleteBefore(clock.instant().minus(KEPT));
    }

    // why: PostgreSQL's text holds no NUL, which ffmpeg may quote from a broken file
    private static @Nullable String storable(@Nullable String detail) {
        if (detail == null) {
            return null;
        }
        String printable = detail.replace("\0", "");
        return printable.substring(0, Math.min(FailReason.LONGEST_DETAIL, printable.length()));
    }
}
