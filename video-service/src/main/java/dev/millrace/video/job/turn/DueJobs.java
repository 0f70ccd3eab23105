package dev.millrace.video.job.turn;

import dev.millrace.video.job.Claim;
import dev.millrace.video.job.JobTasks;
import dev.millrace.video.job.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds the job that is next, in the order of {@link OwnerTurns}. */
@Repository
class DueJobs {

    /** Back-off of a released job: its message may be hidden in the queue for this time. */
    private static final Duration GIVEN_BACK = Duration.ofSeconds(30);

    /** Owners that are looked at in one claim; more than there are workers, since those with all jobs at work are among them. */
    private static final int MOST_OWNERS = 1000;

    private static final String IS_WHOLE_AND_WAITS =
            "(j.divided_by = 0 and (j.lease_until is null or j.lease_until <= :now))";

    // why the order: the first of them ends the search
    private static final String HAS_A_TASK_OR_AN_ASSEMBLY = """
            (:tasks and j.divided_by > 0 and (
                (j.state = 'WAITING' and (j.failures = 0 or j.state_since <= :backedOff))
                or (j.state = 'CLAIMED' and j.lease_until <= :now)
                or (select t.number from transcode_tasks t
                    where t.job_id = j.id and %s
                    order by t.number limit 1) is not null))
            """.formatted(JobTasks.IS_CLAIMABLE);

    private static final String IS_WAITING = "j.state in ('WAITING', 'CLAIMED', 'DIVIDED') and (" + IS_WHOLE_AND_WAITS
            + " or " + HAS_A_TASK_OR_AN_ASSEMBLY + ")";

    private final JdbcClient jdbc;
    private final Clock clock;

    DueJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The job, if it or a task of it waits and may be claimed. */
    Optional<WaitingJob> waiting(Claim claim) {
        return claimable(
                        "select j.* from transcode_jobs j where j.id = :job and j.video_id = :video and " + IS_WAITING,
                        claim.takesTasks())
                .param("video", claim.videoId())
                .param("job", claim.jobId())
                .query(DueJobs::job)
                .optional();
    }

    /** The oldest waiting job of the owner who is first in this line, unless that is the given job's owner. */
    Optional<WaitingJob> before(WaitingJob job, Line line, boolean takesTasks) {
        return claimable("""
                        select j.* from (
                            select t.owner_id, t.turn_at, t.served_at from job_turns t
                            where (%1$s) < (%2$s) and t.owner_id <> :owner
                            order by %1$s limit :most) t
                        cross join lateral (
                            select j.* from transcode_jobs j
                            where j.owner_id = t.owner_id and %3$s
                              and (j.attempt = 0 or j.divided_by > 0 or j.queued_at <= :givenBack)
                            order by j.queued_at limit 1) j
                        order by %1$s limit 1
                        """.formatted(line.order(), line.ofOwner(), IS_WAITING), takesTasks)
                .param("owner", job.ownerId())
                .param("queued", Timestamp.from(job.queuedAt()))
                .param("most", MOST_OWNERS)
                .param("givenBack", Timestamp.from(clock.instant().minus(GIVEN_BACK)))
                .query(DueJobs::job)
                .optional();
    }

    private StatementSpec claimable(String query, boolean takesTasks) {
        Instant now = clock.instant();
        return jdbc.sql(query)
                .param("tasks", takesTasks)
                .param("now", Timestamp.from(now))
                .param("backedOff", Timestamp.from(now.minus(Work.BACK_OFF)));
    }

    /** The job that this claim was given before, or that it was given a task of, if it holds it still. */
    Optional<WaitingJob> claimedBy(String claimId) {
        return jdbc.sql("""
                        select j.* from transcode_jobs j where j.claim_id = :claim and j.state = 'CLAIMED'
                        union all
                        select j.* from transcode_tasks t join transcode_jobs j on j.id = t.job_id
                        where t.claim_id = :claim and t.state = 'CLAIMED'
                        limit 1
                        """).param("claim", claimId).query(DueJobs::job).optional();
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
