package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tasks of divided jobs that are open: that a row is there says that its job is. One that locks a job and its task locks the job
 * first.
 */
@Repository
public class JobTasks {

    private static final String IS_OPEN = "state in ('WAITING', 'CLAIMED')";

    /** Like {@link Work#isClaimable}; in SQL, of a row of {@code transcode_tasks}, with {@code :now} and {@code :backedOff}. */
    public static final String IS_CLAIMABLE = IS_OPEN + " and (lease_until is null or lease_until <= :now)"
            + " and (state = 'CLAIMED' or failures = 0 or state_since <= :backedOff)";

    private final JdbcClient jdbc;

    JobTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claimed tasks without a heartbeat since then, the longest silent first. */
    public List<Task> silentSince(Instant before, int most) {
        return jdbc.sql(
                        "select * from transcode_tasks where state = 'CLAIMED' and heard_at < ? order by heard_at limit ?")
                .params(Timestamp.from(before), most)
                .query(JobTasks::read)
                .list();
    }

    /** @param stages how many tasks each stage has; they are numbered through all stages */
    void insert(UUID jobId, List<Integer> stages, Instant now) {
        Integer[] stageOfEach = IntStream.range(0, stages.size())
                .boxed()
                .flatMap(stage -> IntStream.range(0, stages.get(stage)).mapToObj(task -> stage + 1))
                .toArray(Integer[]::new);
        jdbc.sql("""
                        insert into transcode_tasks (job_id, number, stage, queued_at, state_since)
                        select :job, number, stage, :now, :now
                        from unnest(:stages::integer[]) with ordinality as t (stage, number)
                        """)
                .param("job", jobId)
                .param("stages", stageOfEach)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The locked task with the lowest number that waits or whose lease lapsed. */
    Optional<Task> lockClaimable(UUID jobId, Instant now) {
        return jdbc.sql("select * from transcode_tasks where job_id = :job and " + IS_CLAIMABLE
                        + " order by number limit 1 for no key update")
                .param("job", jobId)
                .param("now", Timestamp.from(now))
                .param("backedOff", Timestamp.from(now.minus(Work.BACK_OFF)))
                .query(JobTasks::read)
                .optional();
    }

    /** The task that this claim was given. */
    Optional<Task> claimedBy(UUID jobId, String claimId) {
        return jdbc.sql("select * from transcode_tasks where claim_id = ? and state = 'CLAIMED' and job_id = ?")
                .params(claimId, jobId)
                .query(JobTasks::read)
                .optional();
    }

    /** Those of a job that are not done, as many as wait or are at work. */
    List<Task> open(UUID jobId) {
        return jdbc.sql("select * from transcode_tasks where job_id = ? and " + IS_OPEN + " order by number")
                .param(jobId)
                .query(JobTasks::read)
                .list();
    }

    /** The locked task whose latest attempt this is, done or not. */
    Optional<Task> lock(AttemptId by) {
        return jdbc.sql(
                        "select * from transcode_tasks where job_id = ? and attempt = ? and attempt > 0 for no key update")
                .params(by.jobId(), by.number())
                .query(JobTasks::read)
                .optional();
    }

    /** The last stage of which no task is open, nor of any before it; 0 when one of the first is. */
    int wholeStages(UUID jobId) {
        return jdbc.sql("select coalesce("
                        + "(select stage - 1 from transcode_tasks where job_id = :job and " + IS_OPEN
                        + " order by number limit 1), "
                        + "(select stage from transcode_tasks where job_id = :job order by number desc limit 1), 0)")
                .param("job", jobId)
                .query(Integer.class)
                .single();
    }

    /** How fast the tasks of a divided job are made. */
    public Pace pace(UUID jobId) {
        return jdbc.sql("""
                        select min(queued_at) as since, count(*) as tasks, count(*) filter (where state = 'DONE') as done,
                            count(*) filter (where state = 'CLAIMED') as at_work
                        from transcode_tasks where job_id = ?
                        """)
                .param(jobId)
                .query((row, number) -> new Pace(
                        row.getTimestamp("since").toInstant(),
                        row.getInt("tasks"),
                        row.getInt("done"),
                        row.getInt("at_work")))
                .single();
    }

    void save(Task task) {
        WorkRow.with(task.work(), jdbc.sql("""
                        update transcode_tasks
                        set attempt = :attempt, claim_id = :claim, failures = :failures, queued_at = :queued, state = :state,
                            state_since = :since, lease_until = :until, heard_at = :heard
                        where job_id = :job and number = :number
                        """))
                .param("job", task.jobId())
                .param("number", task.number())
                .update();
    }

    void removeOf(UUID jobId) {
        jdbc.sql("delete from transcode_tasks where job_id = ?").param(jobId).update();
    }

    private static Task read(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getObject("job_id", UUID.class), row.getInt("number"), row.getInt("stage"), WorkRow.read(row));
    }
}
