package dev.millrace.video.job.turn;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Very many waiting and ended jobs, half of them one owner's, and some that are divided into very many tasks. */
final class ManyJobs {

    static final String AGENCY = "agency-that-waits";

    private static final int JOBS = 100_000;
    private static final int OF_ONE_STATEMENT = 10_000;
    private static final int OWNERS = 5_000;
    private static final int WORKERS = 500;
    private static final int DIVIDED = 100;
    private static final int TASKS = 2_000;

    private final JdbcClient jdbc;
    private UUID ended = new UUID(0, 0);
    private UUID videoAtWork = new UUID(0, 0);
    private UUID divided = new UUID(0, 0);

    ManyJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A job that ended, whose attempt failed. */
    UUID ended() {
        return ended;
    }

    /** A video whose job is claimed. */
    UUID videoAtWork() {
        return videoAtWork;
    }

    /** A job with tasks of which half are done. */
    UUID divided() {
        return divided;
    }

    /** The agency was served last, the others before in the order of their numbers; as many that wait no more are remembered. */
    void fill() {
        jdbc.sql("delete from job_turns").update();
        fillVideos();
        jdbc.sql("""
                        insert into job_turns (owner_id, turn_at, served_at)
                        select owner_id, at, at
                        from (select owner_id, now() - interval '2 days' + interval '1 second'
                                * coalesce(nullif(regexp_replace(owner_id, '\\D', '', 'g'), '')::int, 100000) as at
                            from (select distinct owner_id from videos where owner_id like '%-that-waits%') as owners) as placed
                        """).update();
        jdbc.sql("""
                        insert into owners_served (owner_id, served_at)
                        select 'owner-of-yesterday-' || n, now() - interval '1 day' * 2 * n / :jobs
                        from generate_series(1, :jobs) as n
                        """).param("jobs", JOBS).update();
        divide();
        divided = one("select id from transcode_jobs where state = 'DIVIDED' and owner_id = ? limit 1");
        ended = one("select id from transcode_jobs where state = 'DONE' and owner_id = ? limit 1");
        videoAtWork = one("select video_id from transcode_jobs where state = 'CLAIMED' and owner_id = ? limit 1");
    }

    /** The jobs that wait longest; half of their tasks are done, and as many at work as there are workers. */
    private void divide() {
        jdbc.sql("""
                        update transcode_jobs
                        set state = 'DIVIDED', attempt = 1, divided_by = 1, last_attempt = :tasks, tasks = :tasks,
                            tasks_done = :tasks / 2
                        where id in (select id from transcode_jobs where state = 'WAITING' and owner_id like '%-that-waits%'
                                     order by queued_at limit :jobs)
                        """).param("tasks", TASKS).param("jobs", DIVIDED).update();
        // why: as for the videos; a plan from when there were few jobs would scan all of them for each task.
        jdbc.sql("analyze transcode_jobs").update();
        for (int first = 1; first <= TASKS; first += OF_ONE_STATEMENT / DIVIDED) {
            insertTasks(first, first + OF_ONE_STATEMENT / DIVIDED - 1);
        }
    }

    private void insertTasks(int first, int last) {
        jdbc.sql("""
                        insert into transcode_tasks (job_id, number, stage, attempt, claim_id, queued_at, state, state_since,
                            lease_until, heard_at)
                        select id, number, 1 + number / 100, case when state = 'WAITING' then 0 else 1 + number end,
                            'claim ' || id || '/' || number, at, state, at,
                            case when state = 'CLAIMED' then now() + interval '1 minute' end,
                            case when state = 'CLAIMED' then at end
                        from (select id, queued_at as at, number,
                                case when number <= :tasks / 2 then 'DONE'
                                    when number <= :tasks / 2 + :workers then 'CLAIMED' else 'WAITING' end as state
                            from transcode_jobs, generate_series(:first, :last) as number
                            where state = 'DIVIDED' and owner_id like '%-that-waits%') as placed
                        """)
                .param("tasks", TASKS)
                .param("workers", WORKERS / DIVIDED)
                .param("first", first)
                .param("last", last)
                .update();
    }

    private UUID one(String query) {
        return jdbc.sql(query).param(AGENCY).query(UUID.class).single();
    }

    /** As many waiting as done, and as many at work as there are workers. */
    private void fillVideos() {
        for (int first = 1; first <= 2 * JOBS; first += OF_ONE_STATEMENT) {
            insertVideos(first, first + OF_ONE_STATEMENT - 1);
            // why: this connection may hold a plan of the foreign key's check from when there were few videos; it would
            // scan all of them for each job.
            jdbc.sql("analyze videos").update();
            insertJobs();
        }
    }

    private void insertVideos(int first, int last) {
        jdbc.sql("""
                        insert into videos (id, owner_id, title, source_mime, source_size_bytes, source_file_key,
                            duration_seconds, status, status_since, version, created_at, updated_at)
                        select gen_random_uuid(),
                            case when n % 2 = 0 then :agency else 'owner-that-waits-' || (n / 2) % :owners end,
                            'a tour', 'video/mp4', 1000, 'videos/' || n, case when not is_open then 60 end,
                            case when is_open then 'TRANSCODING' else 'READY' end, at, 0, at, at
                        from (select n, n <= :jobs as is_open, now() - interval '1 day' * (random() + (n > :jobs)::int) as at
                            from generate_series(:first, :last) as n) as placed
                        """)
                .param("agency", AGENCY)
                .param("owners", OWNERS)
                .param("jobs", JOBS)
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** Of the videos that have none yet. Each statement brings its share of the jobs at work; the attempt of what ended failed. */
    private void insertJobs() {
        jdbc.sql("""
                        with jobs as (
                        insert into transcode_jobs (id, video_id, owner_id, source_file_key, opened_at, attempt, claim_id,
                            failures, queued_at, state, state_since, lease_until, heard_at)
                        select gen_random_uuid(), id, owner_id, source_file_key, at, (state <> 'WAITING')::int,
                            'claim ' || id, 0, at, state, at, case when state = 'CLAIMED' then at end,
                            case when state = 'CLAIMED' then at end
                        from (select v.*, status_since as at,
                                case when status = 'READY' then 'DONE'
                                    when row_number() over (partition by status order by id) <= :workers then 'CLAIMED'
                                    else 'WAITING' end as state
                            from videos v where owner_id like '%-that-waits%'
                                and not exists (select from transcode_jobs j where j.video_id = v.id)) as placed
                        returning *),
                        failures as (
                        insert into transcode_failures (job_id, attempt, video_id, reason, created_at)
                        select id, attempt, video_id, 'TIMED_OUT', state_since from jobs where state = 'DONE')
                        insert into transcode_progress (video_id, job_id, attempt, stage, percent, updated_at)
                        select video_id, id, attempt, 'ENCODING', 1, state_since from jobs where state <> 'WAITING'
                        """).param("workers", WORKERS * OF_ONE_STATEMENT / JOBS).update();
    }
}
