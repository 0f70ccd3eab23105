package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The jobs of videos, those that ended included. Other packages read; only this one writes, within a verb's transaction. One that
 * locks a video and its job locks the video first.
 */
@Repository
public class Jobs {

    private static final String LATEST =
            "select * from transcode_jobs where video_id = ? order by opened_at desc, id desc limit 1";

    private static final String IS_OPEN = "state in ('WAITING', 'CLAIMED', 'DIVIDED')";

    private final JdbcClient jdbc;

    Jobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One job. */
    public Optional<Job> find(UUID jobId) {
        return one("select * from transcode_jobs where id = ?", jobId);
    }

    /** The open job of a video. */
    public Optional<Job> openOf(UUID videoId) {
        return one("select * from transcode_jobs where video_id = ? and " + IS_OPEN, videoId);
    }

    /** The job of a video that was opened last; the open one, if there is one. */
    public Optional<Job> latestOf(UUID videoId) {
        return one(LATEST, videoId);
    }

    /** The jobs of a video that were opened last, in that order. */
    List<Job> latestOf(UUID videoId, int most) {
        return jdbc.sql("select * from (select * from transcode_jobs where video_id = ? "
                        + "order by opened_at desc, id desc limit ?) as latest order by opened_at, id")
                .params(videoId, most)
                .query(Jobs::read)
                .list();
    }

    /** The videos of an owner with an open job, those first whose job came into the queue last. */
    public List<UUID> videosWithOpenJob(String ownerId, int most) {
        return jdbc.sql("select video_id from transcode_jobs where owner_id = ? and " + IS_OPEN
                        + " order by queued_at desc limit ?")
                .params(ownerId, most)
                .query(UUID.class)
                .list();
    }

    /** Claimed jobs without a heartbeat since then, the longest silent first. */
    public List<Job> silentSince(Instant before, int most) {
        return some(
                "select * from transcode_jobs where state = 'CLAIMED' and heard_at < ? order by heard_at limit ?",
                before,
                most);
    }

    /** Those of which no message came into the queue or out of it since then, the longest waiting first. */
    public List<Job> waitingSince(Instant before, int most) {
        return some(
                "select * from transcode_jobs where state in ('WAITING', 'DIVIDED') and state_since < ? "
                        + "order by state_since limit ?",
                before,
                most);
    }

    /** When the message came into the queue that came last, of the whole jobs that were taken, and are at work or ended. */
    public Optional<Instant> lastQueuedOfThoseTaken() {
        return jdbc.sql("select max(queued_at) as last from transcode_jobs where state <> 'WAITING' and attempt > 0 "
                        + "and divided_by = 0")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("last")))
                .single()
                .map(Timestamp::toInstant);
    }

    Optional<Job> lock(UUID jobId) {
        return one("select * from transcode_jobs where id = ? for no key update", jobId);
    }

    /** The open job if this is its own latest attempt; any other is not locked. */
    Optional<Job> lockOpen(AttemptId by) {
        return jdbc.sql(
                        "select * from transcode_jobs where id = ? and video_id = ? and attempt = ? and attempt > 0 and "
                                + IS_OPEN + " for no key update")
                .params(by.jobId(), by.videoId(), by.number())
                .query(Jobs::read)
                .optional();
    }

    Optional<Job> lockLatestOf(UUID videoId) {
        return one(LATEST + " for no key update", videoId);
    }

    void insert(Job job) {
        StatementSpec insert = jdbc.sql("""
                        insert into transcode_jobs (id, video_id, owner_id, source_file_key, traceparent, opened_at, attempt,
                            claim_id, failures, queued_at, state, state_since, lease_until, heard_at, fail_reason, divided_by,
                            last_attempt, tasks, tasks_done, stage, stages_done)
                        values (:id, :video, :owner, :source, :traceparent, :opened, :attempt,
                            :claim, :failures, :queued, :state, :since, :until, :heard, :reason, :dividedBy,
                            :lastAttempt, :tasks, :tasksDone, :stage, :stagesDone)
                        """)
                .param("video", job.videoId())
                .param("owner", job.ownerId())
                .param("source", job.sourceFileKey())
                .param("traceparent", job.traceparent())
                .param("opened", Timestamp.from(job.openedAt()));
        with(job, insert).update();
    }

    void save(Job job) {
        StatementSpec update = jdbc.sql("""
                        update transcode_jobs
                        set attempt = :attempt, claim_id = :claim, failures = :failures, queued_at = :queued, state = :state,
                            state_since = :since, lease_until = :until, heard_at = :heard, fail_reason = :reason,
                            divided_by = :dividedBy, last_attempt = :lastAttempt, tasks = :tasks, tasks_done = :tasksDone,
                            stage = :stage, stages_done = :stagesDone
                        where id = :id
                        """);
        with(job, update).update();
    }

    /** Fills in what can change. */
    private static StatementSpec with(Job job, StatementSpec statement) {
        Division division = job.division();
        return WorkRow.with(job.work(), statement)
                .param("id", job.id())
                .param("dividedBy", division.by())
                .param("lastAttempt", division.lastAttempt())
                .param("tasks", division.tasks())
                .param("tasksDone", division.tasksDone())
                .param("stage", division.stage())
                .param("stagesDone", division.stagesDone());
    }

    void removeOf(UUID videoId) {
        jdbc.sql("delete from transcode_jobs where video_id = ?").param(videoId).update();
    }

    private static Job read(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("video_id", UUID.class),
                row.getString("owner_id"),
                row.getString("source_file_key"),
                row.getString("traceparent"),
                row.getTimestamp("opened_at").toInstant(),
                new Division(
                        row.getInt("divided_by"),
                        row.getInt("last_attempt"),
                        row.getInt("tasks"),
                        row.getInt("tasks_done"),
                        row.getInt("stage"),
                        row.getInt("stages_done")),
                WorkRow.read(row));
    }

    private Optional<Job> one(String query, UUID id) {
        return jdbc.sql(query).param(id).query(Jobs::read).optional();
    }

    private List<Job> some(String query, Instant before, int most) {
        return jdbc.sql(query)
                .params(Timestamp.from(before), most)
                .query(Jobs::read)
                .list();
    }
}
