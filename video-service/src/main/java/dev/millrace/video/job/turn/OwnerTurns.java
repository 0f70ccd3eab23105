package dev.millrace.video.job.turn;

import dev.millrace.video.job.ReadyVideoJobChanged;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.VideoStatusChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Round-robin between owners: the next job goes to the owner whose last job was claimed longest ago. A new owner queues from the
 * moment its first job arrives, so a stream of newcomers cannot starve anyone.
 */
@Repository
class OwnerTurns {

    /** Back-off of a released job: its message may be hidden in the queue for this time. */
    private static final Duration GIVEN_BACK = Duration.ofSeconds(30);

    /** Owners that are looked at in one claim; more than there are workers, since those with all jobs at work are among them. */
    private static final int MOST_OWNERS = 1000;

    private static final int MOST_FORGOTTEN = 100;

    private static final String IS_WAITING = """
            j.state in ('WAITING', 'CLAIMED') and (j.lease_until is null or j.lease_until <= :now)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OwnerTurns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(VideoStatusChanged change) {
        if (change.to() == VideoStatus.TRANSCODING) {
            begins(change.ownerId(), change.videoId());
        }
    }

    @EventListener
    void on(ReadyVideoJobChanged change) {
        if (change.isOpen()) {
            begins(change.ownerId(), change.videoId());
        }
    }

    /** An owner that has no other open job begins to wait now. */
    private void begins(String ownerId, UUID videoId) {
        jdbc.sql("""
                        insert into job_turns (owner_id, turn_at) values (:owner, :now)
                        on conflict (owner_id) do update set turn_at = greatest(job_turns.turn_at, excluded.turn_at)
                        where not exists (select from transcode_jobs j where j.owner_id = :owner
                                              and j.state in ('WAITING', 'CLAIMED') and j.video_id <> :video)
                        """)
                .param("owner", ownerId)
                .param("video", videoId)
                .param("now", now())
                .update();
    }

    /** The job, if it waits and may be claimed. */
    Optional<WaitingJob> waiting(UUID videoId, UUID jobId) {
        return jdbc.sql("select j.* from transcode_jobs j where j.id = :job and j.video_id = :video and " + IS_WAITING)
                .param("video", videoId)
                .param("job", jobId)
                .param("now", now())
                .query(OwnerTurns::job)
                .optional();
    }

    /** The oldest waiting job of the owner whose turn comes before the one of the given job's owner. */
    Optional<WaitingJob> before(WaitingJob job) {
        return jdbc.sql("""
                        select j.* from (
                            select t.owner_id, t.turn_at from job_turns t
                            where t.turn_at < coalesce((select turn_at from job_turns where owner_id = :owner), :queued)
                              and t.owner_id <> :owner
                            order by t.turn_at limit :most) t
                        cross join lateral (
                            select j.* from transcode_jobs j
                            where j.owner_id = t.owner_id and %s
                              and (j.attempt = 0 or j.queued_at <= :givenBack)
                            order by j.queued_at limit 1) j
                        order by t.turn_at limit 1
                        """.formatted(IS_WAITING))
                .param("owner", job.ownerId())
                .param("queued", Timestamp.from(job.queuedAt()))
                .param("most", MOST_OWNERS)
                .param("now", now())
                .param("givenBack", Timestamp.from(clock.instant().minus(GIVEN_BACK)))
                .query(OwnerTurns::job)
                .optional();
    }

    /** The job that this claim was given before, if it holds it still. */
    Optional<WaitingJob> claimedBy(String claimId) {
        return jdbc.sql("select j.* from transcode_jobs j where j.claim_id = :claim and j.state = 'CLAIMED'")
                .param("claim", claimId)
                .query(OwnerTurns::job)
                .optional();
    }

    /** A job of this owner was claimed: the owner goes to the end of the line. */
    void taken(String ownerId) {
        jdbc.sql("insert into job_turns (owner_id, turn_at) values (:owner, :now) "
                        + "on conflict (owner_id) do update set turn_at = excluded.turn_at")
                .param("owner", ownerId)
                .param("now", now())
                .update();
        forgetIdle();
    }

    /** Deletes idle owners, oldest turn first. */
    private void forgetIdle() {
        // why turn_at again: an owner that gets a job at this moment has a new turn_at already. An array, since a
        // join would read the whole table
        jdbc.sql("""
                        with longest as materialized (select owner_id, turn_at from job_turns order by turn_at limit :most)
                        delete from job_turns t
                        where t.owner_id = any (array(
                                select o.owner_id from longest o
                                where not exists (select from transcode_jobs j where j.owner_id = o.owner_id
                                                      and j.state in ('WAITING', 'CLAIMED'))))
                          and (t.owner_id, t.turn_at) in (select owner_id, turn_at from longest)
                        """).param("most", MOST_FORGOTTEN).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static WaitingJob job(ResultSet row, int number) throws SQLException {
        return new WaitingJob(
                row.getObject("video_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("owner_id"),
                row.getString("source_file_key"),
                row.getTimestamp("queued_at").toInstant(),
                row.getString("traceparent"));
    }

    /** A job in the queue. */
    record WaitingJob(
            UUID videoId,
            UUID jobId,
            String ownerId,
            String sourceFileKey,
            Instant queuedAt,
            @Nullable String traceparent) {}
}
