package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attempts that ended, which the database keeps as they end, what their workers said of them, and when a job was passed over
 * before the next one.
 */
@Repository
class PastAttempts {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PastAttempts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** At these jobs, in the order of their claims. When there are more than that, those at tasks give way, the earliest first. */
    Map<UUID, List<AttemptSpan>> of(List<UUID> jobs, int most) {
        return jobs.isEmpty() ? Map.of() : read(jobs, most);
    }

    private Map<UUID, List<AttemptSpan>> read(List<UUID> jobs, int most) {
        return jdbc
                .sql("""
                        select a.*, e.effort::text as effort
                        from past_attempts a
                        left join attempt_efforts e on e.job_id = a.job_id and e.attempt = a.attempt
                        where a.job_id in (:jobs)
                        order by a.task > 0, a.claimed_at desc, a.attempt desc
                        limit :most
                        """)
                .param("jobs", jobs)
                .param("most", most)
                .query((row, number) -> Map.entry(row.getObject("job_id", UUID.class), attempt(row)))
                .list()
                .stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(AttemptSpan::claimedAt).thenComparingInt(AttemptSpan::number)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private AttemptSpan attempt(ResultSet row) throws SQLException {
        return new AttemptSpan(
                row.getInt("attempt"),
                row.getInt("task"),
                row.getTimestamp("claimed_at").toInstant(),
                row.getTimestamp("ended_at").toInstant(),
                AttemptEnd.valueOf(row.getString("outcome")),
                effort(row.getString("effort")));
    }

    private @Nullable Effort effort(@Nullable String text) {
        return text == null ? null : json.readValue(text, Effort.class);
    }

    /** A worker came for the waiting job and took another owner's, whose turn it was. Only the first one after an attempt counts. */
    void passedOver(UUID jobId, Instant now) {
        jdbc.sql("""
                        insert into turn_waits (job_id, attempt, began_at)
                        select id, attempt, :now from transcode_jobs
                        where id = :job and state = 'WAITING' and divided_by = 0 and attempt <= 10000
                        on conflict do nothing
                        """).param("job", jobId).param("now", Timestamp.from(now)).update();
    }

    /** Since when these jobs waited for their owner's turn, by the attempt before, 0 before the first. */
    Map<UUID, Map<Integer, Instant>> turnWaits(List<UUID> jobs) {
        return jobs.isEmpty() ? Map.of() : readTurnWaits(jobs);
    }

    private Map<UUID, Map<Integer, Instant>> readTurnWaits(List<UUID> jobs) {
        return jdbc
                .sql("select job_id, attempt, began_at from turn_waits where job_id in (:jobs)")
                .param("jobs", jobs)
                .query((row, number) -> new TurnWait(
                        row.getObject("job_id", UUID.class),
                        row.getInt("attempt"),
                        row.getTimestamp("began_at").toInstant()))
                .stream()
                .collect(
                        Collectors.groupingBy(TurnWait::jobId, Collectors.toMap(TurnWait::attempt, TurnWait::beganAt)));
    }

    private record TurnWait(UUID jobId, int attempt, Instant beganAt) {}

    /** Saves what a worker says of its attempt, once; of a job that there is not, nothing. */
    void save(AttemptId attempt, Effort effort) {
        jdbc.sql("""
                        insert into attempt_efforts (job_id, attempt, effort)
                        select id, :attempt, :effort::json from transcode_jobs
                        where id = :job and video_id = :video and :attempt between 1 and greatest(attempt, last_attempt)
                        on conflict do nothing
                        """)
                .param("attempt", attempt.number())
                .param("effort", json.writeValueAsString(effort))
                .param("job", attempt.jobId())
                .param("video", attempt.videoId())
                .update();
    }

    void removeOf(UUID videoId) {
        jdbc.sql("delete from past_attempts where job_id in (select id from transcode_jobs where video_id = ?)")
                .param(videoId)
                .update();
        jdbc.sql("delete from turn_waits where job_id in (select id from transcode_jobs where video_id = ?)")
                .param(videoId)
                .update();
        jdbc.sql("delete from attempt_efforts where job_id in (select id from transcode_jobs where video_id = ?)")
                .param(videoId)
                .update();
    }
}
