package dev.millrace.video.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.Api;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.queue.DeadLetters;
import dev.millrace.video.queue.DeadLetters.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

class RecoveryIT {

    private final RunningService service = RunningService.shared();
    private final Reconciler reconciler = service.bean(Reconciler.class);

    // why: a pass takes the longest silent ones, and other tests leave many, which minutes later are silent too
    @BeforeEach
    void nobodyElseIsSilent() {
        service.jdbc()
                .sql("update transcode_jobs set state_since = now(), "
                        + "heard_at = case when state = 'CLAIMED' then now() end "
                        + "where state in ('WAITING', 'CLAIMED', 'DIVIDED')")
                .update();
    }

    @Test
    void lostReadyReportIsFoundInStorage() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        storeManifest(video);
        reconciler.pass();
        assertThat(video.status()).isEqualTo("TRANSCODING");
        silent(video, "4 minutes");
        double finished = repairs("FINISHED");
        reconciler.pass();
        assertThat(video.status()).isEqualTo("READY");
        assertThat(repairs("FINISHED")).isGreaterThan(finished);
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
    }

    @Test
    void outputOfAnEarlierAttemptIsUsedAndAHalfSweptOneIsNot() {
        Journey whole = Journey.aVideo(service).claimed().storeOutput();
        storeManifest(whole);
        whole.release(false, null);
        whole.claim();
        silent(whole, "4 minutes");
        Journey half = Journey.aVideo(service).claimed();
        storeManifest(half);
        silent(half, "4 minutes");
        reconciler.pass();
        assertThat(whole.status()).isEqualTo("READY");
        assertThat(half.status()).isEqualTo("TRANSCODING");
    }

    @Test
    void silentJobIsEnqueuedAgainAndAfterThreeLapsesItsVideoIsFailed() {
        Journey video = Journey.aVideo(service).claimed();
        double enqueued = repairs("ENQUEUED");
        for (int lapse = 1; lapse <= 2; lapse++) {
            silent(video, "4 minutes");
            reconciler.pass();
            assertThat(deaths(video)).isEqualTo(lapse);
            assertThat(video.claim().json().get("attempt").asInt()).isEqualTo(lapse + 1);
        }
        assertThat(repairs("ENQUEUED")).isGreaterThanOrEqualTo(enqueued + 2);
        silent(video, "4 minutes");
        double givenUp = repairs("GIVEN_UP");
        reconciler.pass();
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo("RETRIES_EXHAUSTED");
        assertThat(repairs("GIVEN_UP")).isGreaterThan(givenUp);
    }

    @Test
    void jobThatWaitsInABacklogIsLeftAloneForLonger() {
        Journey video = Journey.aVideo(service).transcoding();
        queuedIn(video, "10 hours");
        silent(video, "10 minutes");
        backlog();
        Instant before = activeAt(video);
        reconciler.pass();
        assertThat(activeAt(video)).isEqualTo(before);
        silent(video, "2 hours");
        reconciler.pass();
        assertThat(activeAt(video)).isAfter(before);
        assertThat(video.claim().json().get("failures").asInt()).isZero();
    }

    @Test
    void messageThatAnEmptyQueueDoesNotHoldIsSentAgainWithinMinutes() {
        Journey video = Journey.aVideo(service).transcoding();
        silent(video, "2 minutes");
        Instant before = activeAt(video);
        emptyQueue();
        reconciler.pass();
        assertThat(activeAt(video)).isEqualTo(before);
        silent(video, "4 minutes");
        double enqueued = repairs("ENQUEUED");
        await().untilAsserted(() -> {
            emptyQueue();
            reconciler.pass();
            assertThat(activeAt(video)).isAfter(before);
        });
        assertThat(repairs("ENQUEUED")).isGreaterThan(enqueued);
        assertThat(video.claim().json().get("failures").asInt()).isZero();
    }

    @Test
    void messageThatLaterOnesOvertookIsSentAgainAndOnceOnly() {
        Journey lost = Journey.aVideo(service).transcoding();
        Journey later = Journey.aVideo(service).transcoding();
        queuedIn(lost, "1 hour");
        queuedIn(later, "2 hours");
        silent(lost, "4 minutes");
        backlog();
        Instant before = activeAt(lost);
        reconciler.pass();
        assertThat(activeAt(lost)).isEqualTo(before);
        assertThat(later.claim().json().get("outcome").asString()).isEqualTo("CLAIMED");
        reconciler.pass();
        assertThat(activeAt(lost)).isAfter(before);
        queuedIn(later, "0 hours");
        silent(lost, "4 minutes");
        Instant waiting = activeAt(lost);
        reconciler.pass();
        assertThat(activeAt(lost)).isEqualTo(waiting);
    }

    @Test
    void deadLettersGoBackUntilAttemptsAreUsedUpAndStayWhenNobodyWaitsForThem() {
        Journey video = Journey.aVideo(service).transcoding();
        DeadLetterPass pass = service.bean(DeadLetterPass.class);
        double enqueued = repairs("ENQUEUED");
        double givenUp = repairs("GIVEN_UP");
        for (int dead = 1; dead <= 3; dead++) {
            int expected = dead;
            die(video);
            await().untilAsserted(() -> {
                pass.pass();
                assertThat(deaths(video)).isEqualTo(expected);
            });
            assertThat(video.status()).isEqualTo(dead < 3 ? "TRANSCODING" : "FAILED");
        }
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo("RETRIES_EXHAUSTED");
        assertThat(repairs("ENQUEUED")).isGreaterThanOrEqualTo(enqueued + 2);
        assertThat(repairs("GIVEN_UP")).isGreaterThan(givenUp);
    }

    @Test
    void deadLettersOfAJobThatIsDoneAndOfADeletedVideoGo() {
        Journey done = Journey.aVideo(service).ready();
        Journey deleted = Journey.aVideo(service).transcoding();
        deleted.api.delete(deleted.path());
        die(done);
        die(deleted);
        assertThat(deadJobs()).contains(done.jobId, deleted.jobId);

        service.bean(DeadLetterPass.class).pass();

        assertThat(deadJobs()).doesNotContain(done.jobId, deleted.jobId);
    }

    @Test
    void deadLettersOfAJobThatWasGivenUpStayForOperatorsAndCountAgainstNoLaterJob() {
        Journey video = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);
        Journey givenUp = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);
        die(video);
        die(givenUp);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(202);
        UUID superseded = video.jobId;

        service.bean(DeadLetterPass.class).pass();

        assertThat(deadJobs()).contains(superseded, givenUp.jobId);
        video.jobId = video.openJob();
        assertThat(video.claim().json().get("failures").asInt()).isZero();
    }

    @Test
    void partialOutputInStorageMakesTheVideoPlayAndItsJobIsEnqueuedAgain() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        storeManifest(video, video.partialReport());
        silent(video, "4 minutes");
        reconciler.pass();
        assertThat(video.status()).isEqualTo("READY");
        assertThat(video.savedKeys()).hasSize(3);
        assertThat(video.hasOpenJob()).isTrue();
        assertThat(deaths(video)).isEqualTo(1);
        assertThat(video.claim().json().get("ready").asBoolean()).isTrue();
    }

    @Test
    void completeOutputOfAnEarlierAttemptIsPreferredToAPartialOneOfALater() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        storeManifest(video);
        String complete = video.folder();
        video.release(false, null);
        video.claim();
        video.storeOutput();
        storeManifest(video, video.partialReport());
        silent(video, "4 minutes");
        reconciler.pass();
        assertThat(video.streamUrl()).contains(complete);
        assertThat(video.hasOpenJob()).isFalse();
    }

    @Test
    void lostCompleteReportOfAPlayingVideoIsFoundInStorage() {
        Journey video = Journey.aVideo(service).playing();
        storeManifest(video);
        silent(video, "4 minutes");
        reconciler.pass();
        assertThat(video.savedKeys()).hasSize(5);
        assertThat(video.hasOpenJob()).isFalse();
    }

    @Test
    void silentJobOfAPlayingVideoIsEnqueuedAgainUntilItsAttemptsAreUsedUpAndTheVideoPlaysOn() {
        Journey video = Journey.aVideo(service).playing();
        String stream = video.streamUrl();
        for (int lapse = 1; lapse <= 2; lapse++) {
            silent(video, "4 minutes");
            reconciler.pass();
            assertThat(deaths(video)).isEqualTo(lapse);
            assertThat(video.claim().json().get("attempt").asInt()).isEqualTo(lapse + 1);
        }
        silent(video, "4 minutes");
        reconciler.pass();
        assertThat(video.hasOpenJob()).isFalse();
        assertThat(video.status()).isEqualTo("READY");
        assertThat(video.streamUrl()).isEqualTo(stream);
    }

    @Test
    void deadLettersOfAPlayingVideoGoBackUntilAttemptsAreUsedUpAndTheVideoPlaysOn() {
        Journey video = Journey.aVideo(service).playing();
        video.release(false, null);
        DeadLetterPass pass = service.bean(DeadLetterPass.class);
        for (int dead = 1; dead <= 3; dead++) {
            int expected = dead;
            die(video);
            await().untilAsserted(() -> {
                pass.pass();
                assertThat(deaths(video)).isEqualTo(expected);
            });
            assertThat(video.hasOpenJob()).isEqualTo(dead < 3);
        }
        assertThat(video.status()).isEqualTo("READY");
    }

    private double repairs(String repair) {
        return service.bean(MeterRegistry.class)
                .counter("video.recovery.repairs", "repair", repair)
                .count();
    }

    private Set<UUID> deadJobs() {
        Set<UUID> jobs = new HashSet<>();
        service.bean(DeadLetters.class).read(100, letter -> {
            Optional.ofNullable(letter.job()).ifPresent(job -> jobs.add(job.jobId()));
            return Verdict.KEEP;
        });
        return jobs;
    }

    private void die(Journey video) {
        send(service.cloud().deadLetterQueue(), video.jobId, video.videoId, video.sourceKey());
    }

    /** Another owner's job waits in the queue. */
    private void backlog() {
        send(service.cloud().jobsQueue(), UUID.randomUUID(), UUID.randomUUID(), "videos/none/source.mp4");
    }

    private void emptyQueue() {
        SqsAsyncClient sqs = service.bean(SqsAsyncClient.class);
        String queue = url(sqs, service.cloud().jobsQueue());
        sqs.purgeQueue(request -> request.queueUrl(queue)).join();
    }

    private void send(String queueName, UUID jobId, UUID videoId, String sourceKey) {
        TranscodeJob job = new TranscodeJob(
                1,
                jobId,
                videoId,
                sourceKey,
                TranscodeJob.DEFAULT_RENDITIONS,
                Instant.parse("2026-01-22T03:00:00Z"),
                null);
        SqsAsyncClient sqs = service.bean(SqsAsyncClient.class);
        String queue = url(sqs, queueName);
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(Api.JSON.writeValueAsString(job)))
                .join();
    }

    private static String url(SqsAsyncClient sqs, String queueName) {
        return sqs.getQueueUrl(request -> request.queueName(queueName)).join().queueUrl();
    }

    private void queuedIn(Journey video, String future) {
        service.jdbc()
                .sql("update transcode_jobs set queued_at = now() + ?::interval where id = ?")
                .params(future, video.jobId)
                .update();
    }

    private int deaths(Journey video) {
        return service.jdbc()
                .sql("select failures from transcode_jobs where id = ?")
                .param(video.jobId)
                .query(Integer.class)
                .single();
    }

    private void storeManifest(Journey video) {
        storeManifest(video, video.readyReport());
    }

    private void storeManifest(Journey video, TranscodeReport report) {
        service.store(ObjectKeys.outputManifest(video.attemptId()), Api.JSON.writeValueAsString(report));
    }

    private void silent(Journey video, String since) {
        service.jdbc()
                .sql("update transcode_jobs set state_since = now() - ?::interval, "
                        + "heard_at = case when state = 'CLAIMED' then now() - ?::interval end, "
                        + "lease_until = case when state = 'CLAIMED' then now() - ?::interval end "
                        + "where id = ?")
                .params(since, since, since, video.jobId)
                .update();
    }

    private Instant activeAt(Journey video) {
        return service.jdbc()
                .sql("select coalesce(heard_at, state_since) from transcode_jobs where id = ?")
                .param(video.jobId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
