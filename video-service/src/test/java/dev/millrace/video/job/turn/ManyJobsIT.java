package dev.millrace.video.job.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.RowsRead;
import dev.millrace.video.RunningService;
import dev.millrace.video.catalog.ListFixture;
import dev.millrace.video.job.Claim;
import dev.millrace.video.job.JobQuestions;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.job.ReadyVideoJobChanged;
import dev.millrace.video.progress.TranscodeProgress;
import dev.millrace.video.video.VideoStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** With very many waiting and ended jobs, half of them one owner's, nothing reads more than few. All of it is rolled back. */
class ManyJobsIT {

    private static final Logger log = LoggerFactory.getLogger(ManyJobsIT.class);

    /** A claim asks for a turn three times at most, and a hundred idle owners are looked for. */
    private static final long FEW = 2_000;

    private static final String[] TABLES = {
        "transcode_jobs",
        "transcode_tasks",
        "job_turns",
        "owners_served",
        "transcode_failures",
        "transcode_progress",
        "videos"
    };

    private final RunningService service = RunningService.shared();
    private final JdbcClient jdbc = service.jdbc();
    private final TransactionTemplate transactions = service.bean(TransactionTemplate.class);
    private final OwnerTurns turns = service.bean(OwnerTurns.class);
    private final DueJobs due = service.bean(DueJobs.class);
    private final Jobs jobs = service.bean(Jobs.class);

    private final ManyJobs many = new ManyJobs(jdbc);

    @Test
    void eachQuestionFindsItsJobsByAnIndex() {
        Map<String, Long> read = new RowsRead(transactions, jdbc, TABLES).by(many::fill, questions());
        log.info("Rows read: {}", read);
        assertThat(read).allSatisfy((title, rows) -> assertThat(rows).as(title).isLessThan(FEW));
    }

    private Map<String, Runnable> questions() {
        WaitingJob last = jobOf(ManyJobs.AGENCY);
        WaitingJob first = jobOf("owner-that-waits-0");
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put("waiting", () -> due.waiting(Claim.of(last.videoId(), last.jobId(), "any", true)));
        for (Line line : Line.values()) {
            questions.put(
                    line + " before the last",
                    () -> assertThat(due.before(last, line, true)).isPresent());
            questions.put(
                    line + " before the first",
                    () -> assertThat(due.before(first, line, true)).isEmpty());
        }
        questions.put("claimed by", () -> due.claimedBy("no such claim"));
        questions.put("begins", () -> turns.on(begins("owner-that-comes-back")));
        questions.put("begins, while others of it wait", () -> turns.on(begins(ManyJobs.AGENCY)));
        questions.put("taken", () -> turns.taken(ManyJobs.AGENCY));
        Instant now = service.bean("clock", Clock.class).instant();
        questions.put("silent", () -> assertThat(jobs.silentSince(now, 100)).hasSize(100));
        questions.put(
                "waiting since", () -> assertThat(jobs.waitingSince(now, 100)).hasSize(100));
        questions.put(
                "last taken", () -> assertThat(jobs.lastQueuedOfThoseTaken()).isPresent());
        questions.put(
                "open of an owner",
                () -> assertThat(jobs.videosWithOpenJob(ManyJobs.AGENCY, 100)).hasSize(100));
        questions.put("open", () -> jobs.openOf(UUID.randomUUID()));
        questions.put("latest", () -> jobs.latestOf(UUID.randomUUID()));
        questions.putAll(reads());
        questions.putAll(new JobQuestions(service).of(many::ended));
        questions.putAll(new JobQuestions(service).ofTasks(many::divided, now));
        questions.put(
                "waiting, with tasks", () -> assertThat(due.waiting(divided())).isPresent());
        return questions;
    }

    /** What a client reads of videos with jobs. */
    private Map<String, Runnable> reads() {
        ListFixture catalog = new ListFixture(service);
        TranscodeProgress progress = service.bean(TranscodeProgress.class);
        Map<String, Runnable> reads = new LinkedHashMap<>();
        reads.put("poll", () -> catalog.owner(many.videoAtWork()));
        reads.put(
                "list",
                () -> assertThat(catalog.first(ManyJobs.AGENCY, List.of(VideoStatus.values()), 100))
                        .isEqualTo(100));
        reads.put("progress", () -> progress.of(many.videoAtWork(), VideoStatus.TRANSCODING));
        return reads;
    }

    private static ReadyVideoJobChanged begins(String owner) {
        return new ReadyVideoJobChanged(UUID.randomUUID(), UUID.randomUUID(), owner, true, null);
    }

    private Claim divided() {
        UUID job = many.divided();
        return Claim.of(jobs.find(job).orElseThrow().videoId(), job, "any", true);
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
}
