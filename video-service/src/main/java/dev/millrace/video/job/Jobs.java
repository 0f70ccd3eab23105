package dev.millrace.video.job;

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
        return one("select * from transcode_jobs where video_id = ? and state in ('WAITING', 'CLAIMED')", videoId);
    }

    /** The job of a video that was opened last; the open one, if there is one. */
    public Optional<Job> latestOf(UUID videoId) {
        return one(LATEST, videoId);
    }

    /** The videos of an owner with an open job, those first whose job came into the queue last. */
    public List<UUID> videosWithOpenJob(String ownerId, int most) {
        return jdbc.sql("select video_id from transcode_jobs where owner_id = ? and state in ('WAITING', 'CLAIMED') "
                        + "order by queued_at desc limit ?")
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

    /** Those that were not claimed since then, the longest waiting first. */
    public List<Job> waitingSince(Instant before, int most) {
        return some(
                "select * from transcode_jobs where state = 'WAITING' and state_since < ? order by state_since limit ?",
                before,
                most);
    }

    /** When the message came into the queue that came last, of the jobs that were taken, and are at work or ended. */
    public Optional<Instant> lastQueuedOfThoseTaken() {
        return jdbc.sql("select max(queued_at) as last from transcode_jobs where state <> 'WAITING' and attempt > 0")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("last")))
                .single()
                .map(Timestamp::toInstant);
    }

    Optional<Job> lock(UUID jobId) {
        return one("select * from transcode_jobs where id = ? for no key update", jobId);
    }

    Optional<Job> lockLatestOf(UUID videoId) {
        return one(LATEST + " for no key update", videoId);
    }

    void insert(Job job) {
        StatementSpec insert = jdbc.sql("""
                        insert into transcode_jobs (id, video_id, owner_id, source_file_key, traceparent, opened_at, attempt,
                            claim_id, failures, queued_at, state, state_since, lease_until, heard_at, fail_reason)
                        values (:id, :video, :owner, :source, :traceparent, :opened, :attempt,
                            :claim, :failures, :queued, :state, :since, :until, :heard, :reason)
                        """)
                .param("video", job.videoId())
                .param("owner", job.ownerId())
                .param("source", job.sourceFileKey())
                .param("traceparent", job.traceparent())
                .param("opened", Timestamp.from(job.openedAt()));
        JobRow.with(job, insert).update();
    }

    void save(Job job) {
        StatementSpec update = jdbc.sql("""
                        update transcode_jobs
                        set attempt = :attempt, claim_id = :claim, failures = :failures, queued_at = :queued, state = :state,
                            state_since = :since, lease_until = :until, heard_at = :heard, fail_reason = :reason
                        where id = :id
                        """);
        JobRow.with(job, update).update();
    }

    void removeOf(UUID videoId) {
        jdbc.sql("delete from transcode_jobs where video_id = ?").param(videoId).update();
    }

    private Optional<Job> one(String query, UUID id) {
        return jdbc.sql(query).param(id).query(JobRow::read).optional();
    }

    private List<Job> some(String query, Instant before, int most) {
        return jdbc.sql(query)
                .params(Timestamp.from(before), most)
                .query(JobRow::read)
                .list();
    }
}
