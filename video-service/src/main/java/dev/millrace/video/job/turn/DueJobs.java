package dev.millrace.video.job.turn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the job that is next, in the order of {@link OwnerTurns}. */
@Repository
class DueJobs {

    /** Back-off of a released job: its message may be hidden in the queue for this time. */
    private static final Duration GIVEN_BACK = Duration.ofSeconds(30);

    /** Owners that are looked at in one claim; more than there are workers, since those with all jobs at work are among them. */
    private static final int MOST_OWNERS = 1000;

    private static final String IS_WAITING = """
            j.state in ('WAITING', 'CLAIMED') and (j.lease_until is null or j.lease_until <= :now)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DueJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The job, if it waits and may be claimed. */
    Optional<WaitingJob> waiting(UUID videoId, UUID jobId) {
        return jdbc.sql("select j.* from transcode_jobs j where j.id = :job and j.video_id = :video and " + IS_WAITING)
                .param("video", videoId)
                .param("job", jobId)
                .param("now", Timestamp.from(clock.instant()))
                .query(DueJobs::job)
                .optional();
    }

    /** The oldest waiting job of the owner who is first in this line, unless that is the given job's owner. */
    Optional<WaitingJob> before(WaitingJob job, Line line) {
        return jdbc.sql("""
                        select j.* from (
                            select t.owner_id, t.turn_at, t.served_at from job_turns t
                            where (%1$s) < (%2$s) and t.owner_id <> :owner
                            order by %1$s limit :most) t
                        cross join lateral (
                            select j.* from transcode_jobs j
                            where j.owner_id = t.owner_id and %3$s
                              and (j.attempt = 0 or j.queued_at <= :givenBack)
                            order by j.queued_at limit 1) j
                        order by %1$s limit 1
                        """.formatted(line.order(), line.ofOwner(), IS_WAITING))
                .param("owner", job.ownerId())
                .param("queued", Timestamp.from(job.queuedAt()))
                .param("most", MOST_OWNERS)
                .param("now", Timestamp.from(clock.instant()))
                .param("givenBack", Timestamp.from(clock.instant().minus(GIVEN_BACK)))
                .query(DueJobs::job)
                .optional();
    }

    /** The job that this claim was given before, if it holds it still. */
    Optional<WaitingJob> claimedBy(String claimId) {
        return jdbc.sql("select j.* from transcode_jobs j where j.claim_id = :claim and j.state = 'CLAIMED'")
                .param("claim", claimId)
                .query(DueJobs::job)
                .optional();
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
}
