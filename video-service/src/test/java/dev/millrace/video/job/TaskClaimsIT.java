package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.DividedJourney.Claimed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets which task of a divided job, and whose it is until when. */
class TaskClaimsIT {

    private static final int WORKERS = 8;

    private final RunningService service = RunningService.shared();

    @Test
    void tasksAreClaimedInTheirOrderEachByAnAttemptOfItsOwn() {
        DividedJourney job = DividedJourney.of(service, 1, 2);

        assertThat(job.claims(3))
                .containsExactly(
                        new Claimed("CLAIMED", 2, 0, 1, 1, 0),
                        new Claimed("CLAIMED", 3, 0, 1, 2, 0),
                        new Claimed("CLAIMED", 4, 0, 1, 3, 0));
        assertThat(job.claim().outcome()).isEqualTo("BUSY");
    }

    @Test
    void aJobThatIsNotDividedIsClaimedAsBefore() {
        Journey video = Journey.aVideo(service).transcoding();

        assertThat(Claimed.of(video.claim().json())).isEqualTo(new Claimed("CLAIMED", 1, 0, 0, 0, 0));
    }

    @Test
    void ofManyClaimsAtOnceNoTwoGetTheSameTask() throws Exception {
        DividedJourney job = DividedJourney.of(service, 10, 30);

        List<Claimed> claims = atOnce(60, job::claim);

        List<Claimed> byAttempt = claims.stream()
                .filter(claim -> claim.outcome().equals("CLAIMED"))
                .sorted(Comparator.comparing(Claimed::attempt))
                .toList();
        assertThat(byAttempt.stream().map(Claimed::task).toList())
                .as("the lowest first, each once")
                .isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(byAttempt.stream().map(Claimed::attempt).toList())
                .isEqualTo(IntStream.rangeClosed(2, 41).boxed().toList());
    }

    @Test
    void aRepeatedClaimGetsTheSameTask() {
        DividedJourney job = DividedJourney.of(service, 3);
        Claimed first = job.claim("the same call " + job.video.jobId);

        assertThat(job.claim("the same call " + job.video.jobId)).isEqualTo(first);
        assertThat(job.claim().task()).isEqualTo(2);
    }

    @Test
    void aTaskWhoseWorkerFellSilentIsNextAndThatWorkerIsStale() {
        DividedJourney job = DividedJourney.of(service, 3);
        Claimed silent = job.claim();
        job.claim();
        job.lapse(silent.task());

        Claimed next = job.claim();

        assertThat(next).isEqualTo(new Claimed("CLAIMED", 4, 1, 1, 1, 0));
        assertThat(job.renew(silent.attempt())).isEqualTo(409);
        assertThat(job.done(silent.attempt())).isEqualTo(409);
        assertThat(job.renew(next.attempt())).isEqualTo(204);
    }

    @Test
    void aTaskThatFailedWaitsForAWhileAndOneThatWasGivenBackDoesNot() {
        DividedJourney job = DividedJourney.of(service, 3);
        Claimed failed = job.claim();
        assertThat(job.fail(failed.attempt())).isEqualTo(204);

        Claimed second = job.claim();
        assertThat(second.task()).isEqualTo(2);
        assertThat(job.release(second.attempt())).isEqualTo(204);
        assertThat(job.claim()).isEqualTo(new Claimed("CLAIMED", 4, 0, 1, 2, 0));

        job.afterBackOff();
        assertThat(job.claim()).isEqualTo(new Claimed("CLAIMED", 5, 1, 1, 1, 0));
    }

    @Test
    void aWorkerThatKnowsNoTasksGetsNoneOfThem() {
        DividedJourney job = DividedJourney.of(service, 2);

        assertThat(Claimed.of(job.video.claim().json()).outcome()).isEqualTo("BUSY");
        assertThat(job.tasks("WAITING")).isEqualTo(2);
    }

    @Test
    void whoHasTheVideoAndTheJobLockedKeepsNobodyFromRenewingATask() {
        DividedJourney job = DividedJourney.of(service, 2);
        Claimed task = job.claim();
        Claimed given = job.claim();
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            lock("videos", job.video.videoId);
            lock("transcode_jobs", job.video.jobId);
            assertThat(job.renew(task.attempt())).isEqualTo(204);
            assertThat(job.release(given.attempt())).isEqualTo(204);
        });
    }

    private void lock(String table, Object id) {
        service.jdbc()
                .sql("select 1 from " + table + " where id = ? for update")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : workers.invokeAll(Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            workers.shutdownNow();
        }
    }
}
