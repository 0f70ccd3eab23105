package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.database.CountedStatements;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.DividedJourney.Claimed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A job that is divided, its assemblies, and how it ends. */
class DividedJobIT {

    private final RunningService service = RunningService.shared();

    @Test
    void eachStageIsAssembledWhenItsTasksAreDoneAndTheLastOneCompletesTheJob() {
        DividedJourney job = DividedJourney.of(service, 2, 1).work(2);
        assertThat(job.jobState()).isEqualTo("WAITING");

        Claimed first = job.claim();
        assertThat(first).isEqualTo(new Claimed("CLAIMED", 4, 0, 1, 0, 1));
        job.video.attempt = first.attempt();
        job.video.storeOutput();
        assertThat(job.video.report(job.video.partialReport()).status()).isEqualTo(204);
        assertThat(job.done(first.attempt())).isEqualTo(204);
        assertThat(job.video.status()).isEqualTo("READY");
        assertThat(job.jobState()).isEqualTo("DIVIDED");

        Claimed last = job.work(1).claim();
        assertThat(last).isEqualTo(new Claimed("CLAIMED", 6, 0, 1, 0, 2));
        job.video.attempt = last.attempt();
        job.video.storeOutput();
        assertThat(job.video.report(job.video.readyReport()).status()).isEqualTo(204);
        assertThat(job.jobState()).isEqualTo("DONE");
        assertThat(job.rows()).isZero();
        assertThat(job.claim().outcome()).isEqualTo("OBSOLETE");
    }

    @Test
    void otherTasksGoOnWhileAnAssemblyIsAtWork() {
        DividedJourney job = DividedJourney.of(service, 1, 2).work(1);
        Claimed assembly = job.claim();

        assertThat(assembly.stage()).isEqualTo(1);
        Claimed task = job.claim();
        assertThat(task.task()).isEqualTo(2);
        assertThat(job.done(task.attempt())).isEqualTo(204);
        assertThat(job.claim().task()).isEqualTo(3);
        assertThat(job.jobState()).isEqualTo("CLAIMED");
    }

    @Test
    void aStageThatIsWholeBeforeAnEarlierOneWaitsForIt() {
        DividedJourney job = DividedJourney.of(service, 1, 1, 1);
        List<Claimed> tasks = job.claims(3);

        job.done(tasks.get(1).attempt());
        assertThat(job.jobState()).isEqualTo("DIVIDED");
        job.done(tasks.get(0).attempt());

        assertThat(job.claim().stage()).as("both at once").isEqualTo(2);
    }

    @Test
    void theNextAssemblyIsDueAtOnceWhenItsStageBecameWholeDuringTheOneBefore() {
        DividedJourney job = DividedJourney.of(service, 1, 1, 1).work(1);
        Claimed first = job.claim();
        job.work(1);

        assertThat(job.done(first.attempt())).isEqualTo(204);

        assertThat(job.jobState()).isEqualTo("WAITING");
        assertThat(job.claim().stage()).isEqualTo(2);
    }

    @Test
    void anAssemblyIsDueOnceHoweverManyTasksEndAtOnce() {
        DividedJourney job = DividedJourney.of(service, 8);
        List<Claimed> tasks = job.claims(8);

        long messages = messages(() ->
                assertThat(atOnce(tasks, task -> job.done(task.attempt()))).containsOnly(204));

        assertThat(messages).as("messages of the assembly").isEqualTo(1);
        assertThat(job.claim()).isEqualTo(new Claimed("CLAIMED", 10, 0, 1, 0, 1));
        assertThat(job.claim().outcome()).isEqualTo("BUSY");
    }

    @Test
    void divideAndDoneMayBeRepeated() {
        DividedJourney job = new DividedJourney(Journey.aVideo(service).claimed());
        assertThat(messages(() -> job.divide(job.dividedBy, 2, 1))).isEqualTo(3);
        assertThat(messages(() -> assertThat(job.divide(job.dividedBy, 2, 1)).isEqualTo(204)))
                .isZero();
        assertThat(job.rows()).isEqualTo(3);

        Claimed task = job.claim();
        assertThat(job.done(task.attempt())).isEqualTo(204);
        assertThat(job.done(task.attempt())).isEqualTo(204);
        assertThat(job.tasks("DONE")).isEqualTo(1);

        Claimed assembly = job.work(1).claim();
        assertThat(job.done(assembly.attempt())).isEqualTo(204);
        assertThat(messages(() -> assertThat(job.done(assembly.attempt())).isEqualTo(204)))
                .isZero();
        assertThat(job.jobState()).isEqualTo("DIVIDED");
        assertThat(job.divide(job.dividedBy, 2, 1)).isEqualTo(204);
    }

    @Test
    void staleAttemptsNeitherDivideNorAreDone() {
        Journey video = Journey.aVideo(service).claimed();
        int first = video.attempt;
        video.lapse();
        video.claim();
        DividedJourney job = new DividedJourney(video);
        assertThat(job.divide(first, 2)).as("an earlier one").isEqualTo(409);
        assertThat(job.done(video.attempt)).as("one that divided nothing").isEqualTo(409);
        assertThat(job.divide(video.attempt, 2)).isEqualTo(204);
        Claimed task = job.claim();

        assertThat(job.divide(task.attempt(), 1)).as("a task's").isEqualTo(409);
        assertThat(job.done(99)).as("nobody's").isEqualTo(409);
        assertThat(job.done(task.attempt())).isEqualTo(204);
        Claimed last = job.work(1).claim();
        assertThat(job.done(last.attempt()))
                .as("the last assembly's, which completes the job")
                .isEqualTo(409);
        assertThat(job.divide(last.attempt(), 1)).as("an assembly's").isEqualTo(409);
    }

    @Test
    void aHeartbeatThatComesAfterTheWordChangesNothing() {
        DividedJourney job = DividedJourney.of(service, 1, 1);
        assertThat(job.renew(job.dividedBy)).isEqualTo(204);
        assertThat(job.fail(job.dividedBy)).isEqualTo(204);
        assertThat(job.jobState()).isEqualTo("DIVIDED");

        Claimed task = job.claim();
        job.done(task.attempt());
        assertThat(job.renew(task.attempt())).isEqualTo(204);
        assertThat(job.fail(task.attempt())).isEqualTo(204);
        assertThat(job.tasks("DONE")).isEqualTo(1);

        assertThat(job.renew(job.dividedBy)).isEqualTo(204);
        assertThat(job.jobState()).as("an assembly is due").isEqualTo("WAITING");
    }

    @Test
    void aTaskThatFailsThreeTimesEndsTheJobAndAllWhoWorkOnItAreStale() {
        DividedJourney job = DividedJourney.of(service, 3);
        Claimed failing = job.claim();
        Claimed other = job.claim();
        for (int failures = 1; failures < 3; failures++) {
            assertThat(job.fail(failing.attempt())).isEqualTo(204);
            job.afterBackOff();
            failing = job.claim();
            assertThat(failing.failures()).isEqualTo(failures);
        }
        assertThat(job.fail(failing.attempt())).isEqualTo(204);

        assertThat(failReason(job)).isEqualTo("RETRIES_EXHAUSTED");
        assertThat(job.jobState()).isEqualTo("GIVEN_UP");
        assertThat(job.rows()).isZero();
        assertThat(job.renew(other.attempt())).isEqualTo(409);
        assertThat(job.done(other.attempt())).isEqualTo(409);
        assertThat(job.claim().outcome()).isEqualTo("OBSOLETE");
        assertThat(JobsInQueue.deadOnceDelivered(service, job.video.videoId)).hasSize(1);
        assertThat(service.bean(TranscodeFailures.class).of(job.video.videoId, null, 10))
                .extracting(TranscodeFailure::reason)
                .containsExactly(FailReason.TIMED_OUT, FailReason.TIMED_OUT, FailReason.TIMED_OUT);
    }

    @Test
    void aTaskWhoseLeaseLapsesThreeTimesEndsTheJob() {
        DividedJourney job = DividedJourney.of(service, 2);
        for (int lapses = 0; lapses < 3; lapses++) {
            assertThat(job.claim().failures()).isEqualTo(lapses);
            job.lapse(1);
        }

        assertThat(job.claim().outcome()).isEqualTo("OBSOLETE");
        assertThat(failReason(job)).isEqualTo("RETRIES_EXHAUSTED");
        assertThat(job.rows()).isZero();
    }

    @Test
    void whatFailedBeforeTheJobWasDividedDoesNotCountAgainstItsAssemblies() {
        Journey video = Journey.aVideo(service).claimed();
        for (int failures = 0; failures < 2; failures++) {
            video.fail(FailReason.TIMED_OUT, "slow");
            video.claim();
        }
        DividedJourney job = DividedJourney.of(video, 1).work(1);

        Claimed assembly = job.claim();
        assertThat(assembly.failures()).isZero();
        job.fail(assembly.attempt());
        assertThat(job.claim().outcome()).as("in its back-off").isEqualTo("BUSY");
        job.afterBackOff();
        assertThat(job.claim()).isEqualTo(new Claimed("CLAIMED", 6, 1, 3, 0, 1));
    }

    @Test
    void aVideoThatIsDeletedLeavesNoTask() {
        DividedJourney job = DividedJourney.of(service, 3);
        Claimed task = job.claim();

        assertThat(job.video.api.delete(job.video.path()).status()).isEqualTo(204);

        assertThat(job.rows()).isZero();
        assertThat(job.renew(task.attempt())).isEqualTo(409);
        assertThat(job.release(task.attempt())).isEqualTo(409);
        assertThat(job.fail(task.attempt())).isEqualTo(409);
        assertThat(job.done(task.attempt())).isEqualTo(409);
        assertThat(job.claim().outcome()).isEqualTo("OBSOLETE");
    }

    @Test
    void progressIsThatOfTheTasksAndAnAssemblyDoesNotTakeItBack() {
        DividedJourney job = DividedJourney.of(service, 3, 1);
        assertThat(progress(job).get("stage").asString()).isEqualTo("QUEUED");

        job.work(3);
        assertThat(progress(job).get("stage").asString()).isEqualTo("ENCODING");
        assertThat(progress(job).get("percent").asInt()).isEqualTo(74);

        Claimed assembly = job.claim();
        job.video.attempt = assembly.attempt();
        assertThat(job.video.report(job.video.progressReport(1, null)).status()).isEqualTo(204);
        assertThat(progress(job).get("percent").asInt()).isEqualTo(74);
        job.work(1);
        assertThat(progress(job).get("stage").asString()).isEqualTo("PUBLISHING");
        assertThat(progress(job).get("percent").asInt()).isEqualTo(99);
    }

    @Test
    void theTimeThatIsLeftFollowsFromTheTasksThatAreDoneAndAtWork() {
        DividedJourney job = DividedJourney.of(service, 8);
        List<Claimed> claimed = job.claims(4);
        job.dividedBefore("70 seconds");

        claimed.stream().limit(3).forEach(task -> job.done(task.attempt()));

        assertThat(progress(job).get("etaSeconds").asInt())
                .as("three and a half of eight in 70 s")
                .isBetween(90, 99);
        job.work(4).done(claimed.get(3).attempt());
        assertThat(progress(job).get("etaSeconds").asInt()).isZero();
    }

    @Test
    void aJobHasTasksButNotTooMany() {
        DividedJourney job = new DividedJourney(Journey.aVideo(service).claimed());

        assertThat(job.divide(job.dividedBy)).isEqualTo(400);
        assertThat(job.divide(job.dividedBy, 3, 0)).isEqualTo(400);
        assertThat(job.divide(job.dividedBy, 1999, 2)).isEqualTo(400);
        assertThat(job.divide(job.dividedBy, 1999, 1)).isEqualTo(204);
        assertThat(job.tasks("WAITING")).isEqualTo(2000);
    }

    private static JsonNode progress(DividedJourney job) {
        return job.video.api.get(job.video.path()).json().get("progress");
    }

    private static String failReason(DividedJourney job) {
        return job.video.api.get(job.video.path()).json().get("failReason").asString();
    }

    private static long messages(Runnable calls) {
        return CountedStatements.of(calls).stream()
                .filter("insert outbox"::equals)
                .count();
    }

    private static List<Integer> atOnce(List<Claimed> tasks, ToIntFunction<Claimed> call) {
        ExecutorService workers = Executors.newFixedThreadPool(tasks.size());
        try {
            List<CompletableFuture<Integer>> answers = tasks.stream()
                    .map(task -> CompletableFuture.supplyAsync(() -> call.applyAsInt(task), workers))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            workers.shutdownNow();
        }
    }
}
