package dev.millrace.video.job.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.RowsRead;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.job.turn.OwnerTurns.WaitingJob;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** With very many waiting and ended jobs, half of them one owner's, nothing reads more than few. All of it is rolled back. */
class ManyJobsIT {

    private static final int JOBS = 100_000;
    private static final int OF_ONE_STATEMENT = 20_000;
    private static final int OWNERS = 5_000;
    private static final int WORKERS = 500;
    private static final String AGENCY = "agency-that-waits";

    /** A claim asks for a turn three times at most, and a hundred idle owners are looked for. */
    private static final long FEW = 2_000;

    private final RunningService service = RunningService.shared();
    private final JdbcClient jdbc = service.jdbc();
    private final TransactionTemplate transactions = service.bean(TransactionTemplate.class);
    private final OwnerTurns turns = service.bean(OwnerTurns.class);
    private final Jobs jobs = service.bean(Jobs.class);

    @Test
    void eachQuestionFindsItsJobsByAnIndex() {
        Map<String, Long> read =
                new RowsRead(transactions, jdbc, "transcode_jobs", "job_turns").by(this::fill, questions());
        assertThat(read).allSatisfy((title, rows) -> assertThat(rows).as(title).isLessThan(FEW));
    }

    private Map<String, Runnable> questions() {
        WaitingJob last = jobOf(AGENCY);
        WaitingJob first = jobOf("owner-that-waits-0");
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put("waiting", () -> turns.waiting(last.videoId(), last.jobId()));
        questions.put("before the last", () -> assertThat(turns.before(last)).isPresent());
        questions.put("before the first", () -> assertThat(turns.before(first)).isEmpty());
        questions.put("claimed by", () -> turns.claimedBy("no such claim"));
        questions.put("taken", () -> turns.taken(AGENCY));
        Instant now = service.bean("clock", Clock.class).instant();
        questions.put("silent", () -> assertThat(jobs.silentSince(now, 100)).hasSize(100));
        questions.put(
                "waiting since", () -> assertThat(jobs.waitingSince(now, 100)).hasSize(100));
        questions.put(
                "last taken", () -> assertThat(jobs.lastQueuedOfThoseTaken()).isPresent());
        questions.put(
                "open of an owner",
                () -> assertThat(jobs.videosWithOpenJob(AGENCY, 100)).hasSize(100));
        questions.put("open", () -> jobs.openOf(UUID.randomUUID()));
        questions.put("latest", () -> jobs.latestOf(UUID.randomUUID()));
        return questions;
    }

    private WaitingJob jobOf(String owner) {
        return new WaitingJob(
                UUID.randomUUID(),
                UUID.randomUUID(),
                owner,
                "videos/a",
                service.bean("clock", Clock.class).instant(),
                null);
    }

    /** The agency was served last, the others before in the order of their numbers. */
    private void fill() {
        jdbc.sql("delete from job_turns").update();
        fillVideos();
        jdbc.sql("""
                        insert into job_turns (owner_id, turn_at)
                        select owner_id, now() - interval '2 days'
                            + interval '1 second' * coalesce(nullif(regexp_replace(owner_id, '\\D', '', 'g'), '')::int, 100000)
                        from (select distinct owner_id from videos where owner_id like '%-that-waits%') as owners
                        """).update();
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

    /** Of the videos that have none yet. Each statement brings its share of the jobs at work. */
    private void insertJobs() {
        jdbc.sql("""
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
                        """).param("workers", WORKERS * OF_ONE_STATEMENT / JOBS).update();
    }
}
