package dev.millrace.video.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.Api;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

class RecoveryIT {

    private final RunningService service = RunningService.shared();
    private final Reconciler reconciler = service.bean(Reconciler.class);

    @Test
    void lostReadyReportIsFoundInStorage() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        storeManifest(video);
        reconciler.pass();
        assertThat(video.status()).isEqualTo("TRANSCODING");
        silent(video, "4 minutes");
        reconciler.pass();
        assertThat(video.status()).isEqualTo("READY");
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
        reconciler.pass();
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo("RETRIES_EXHAUSTED");
    }

    @Test
    void jobThatWaitsInTheQueueIsLeftAloneForLonger() {
        Journey video = Journey.aVideo(service).transcoding();
        silent(video, "10 minutes");
        Instant before = activeAt(video);
        reconciler.pass();
        assertThat(activeAt(video)).isEqualTo(before);
        silent(video, "2 hours");
        reconciler.pass();
        assertThat(activeAt(video)).isAfter(before);
        assertThat(video.claim().json().get("failures").asInt()).isZero();
    }

    @Test
    void deadLettersGoBackUntilAttemptsAreUsedUpAndStayWhenNobodyWaitsForThem() {
        Journey video = Journey.aVideo(service).transcoding();
        DeadLetterPass pass = service.bean(DeadLetterPass.class);
        for (int dead = 1; dead <= 3; dead++) {
            die(video);
            await().untilAsserted(() -> {
                pass.pass();
                assertThat(deaths(video)).isPositive();
            });
            if (dead < 3) {
                assertThat(video.status()).isEqualTo("TRANSCODING");
                assertThat(deaths(video)).isEqualTo(dead);
            }
        }
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo("RETRIES_EXHAUSTED");
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

    private void die(Journey video) {
        TranscodeJob job = new TranscodeJob(
                1,
                video.jobId,
                video.videoId,
                video.sourceKey(),
                TranscodeJob.DEFAULT_RENDITIONS,
                Instant.parse("2026-01-22T03:00:00Z"),
                null);
        SqsAsyncClient sqs = service.bean(SqsAsyncClient.class);
        String queue = sqs.getQueueUrl(
                        request -> request.queueName(service.cloud().deadLetterQueue()))
                .join()
                .queueUrl();
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(Api.JSON.writeValueAsString(job)))
                .join();
    }

    private int deaths(Journey video) {
        return service.jdbc()
                .sql("select job_failures from videos where id = ?")
                .param(video.videoId)
                .query(Integer.class)
                .single();
    }

    private void storeManifest(Journey video) {
        storeManifest(video, video.readyReport());
    }

    private void storeManifest(Journey video, TranscodeReport report) {
        service.store(
                ObjectKeys.outputManifest(video.videoId, video.jobId, video.attempt),
                Api.JSON.writeValueAsString(report));
    }

    private void silent(Journey video, String since) {
        service.jdbc()
                .sql("update videos set job_active_at = now() - ?::interval, "
                        + "job_lease_until = case when job_lease_until is null then null else now() - ?::interval end "
                        + "where id = ?")
                .params(since, since, video.videoId)
                .update();
    }

    private Instant activeAt(Journey video) {
        return service.jdbc()
                .sql("select job_active_at from videos where id = ?")
                .param(video.videoId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
