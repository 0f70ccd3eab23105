package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.ClaimAnswer.Busy;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.ClaimAnswer.Obsolete;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.trace.DeepFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.sqs.model.Message;

/** The real worker and its queue: what it takes when, what it gives back, what it leaves alone. */
class QueueIT {

    private static final Duration LIMIT = WorkerFixture.LIMIT;

    @RegisterExtension
    static final WorkerFixture fixture = WorkerFixture.prepare();

    @Test
    void aSecondDeliveryOfAFinishedJobIsDeleted() {
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        seen.isEnded = true;

        fixture.send(job);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(fixture.messages()).isZero());
        assertThat(seen.claims).containsExactly(Obsolete.class);
        assertThat(seen.reports).isEmpty();
    }

    @Test
    void aBusyJobIsAskedForAgainLater() {
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        seen.busyAnswers = 1;

        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.claims).containsExactly(Busy.class, Claimed.class);
    }

    @Test
    void aJobWhoseTurnItIsGoesBeforeTheOneThatWasReceivedWhichWaitsOn() {
        TranscodeJob received = fixture.store(fixture.shortClip);
        TranscodeJob due = fixture.store(fixture.shortClip);
        FakeVideoService.Job first = fixture.videoService.job(due.jobId());
        FakeVideoService.Job second = fixture.videoService.job(received.jobId());
        second.due = due;

        fixture.send(received);
        fixture.send(due);

        await().atMost(LIMIT).until(() -> !second.complete().isEmpty());
        // why: the worker takes the second message only when the job of the first one is done
        await().atMost(LIMIT).until(() -> fixture.messages() == 0);
        assertThat(first.complete()).hasSize(1);
        assertThat(first.attempt).isEqualTo(1);
        assertThat(second.attempt).isEqualTo(1);
        assertThat(first.claims).containsExactly(Obsolete.class);
        assertThat(second.claims).containsExactly(Claimed.class, Claimed.class);
    }

    @Test
    void aJobTakenInItsTurnMayFailAndTheReceivedOneIsNotBlamed() throws Exception {
        fixture.ffmpeg.breakDown();
        TranscodeJob received = fixture.store(fixture.shortClip);
        TranscodeJob due = fixture.store(fixture.shortClip);
        FakeVideoService.Job first = fixture.videoService.job(due.jobId());
        FakeVideoService.Job second = fixture.videoService.job(received.jobId());
        first.mostFailures = 1;
        second.due = due;

        fixture.send(received);

        await().atMost(LIMIT).until(() -> first.isEnded);
        fixture.ffmpeg.repair();
        await().atMost(LIMIT).until(() -> !second.complete().isEmpty());
        assertThat(first.releases)
                .singleElement()
                .satisfies(release -> assertThat(release.failed()).isTrue());
        assertThat(first.claims).isEmpty();
    }

    @Test
    void aJobThatIsBusyForLongComesNoNearerToTheDeadLetters() {
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        seen.busyAnswers = 7; // why: the queue gives a message away five times

        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.claims).hasSize(8).endsWith(Claimed.class);
    }

    @Test
    void whilePausedMessagesStayInTheQueueAndAreTakenAfterwards() {
        fixture.stopWorker();
        fixture.videoService.isPaused = true;
        fixture.startWorker();
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());

        fixture.send(job);
        int asked = fixture.videoService.intakeAsked();
        await().atMost(LIMIT).until(() -> fixture.videoService.intakeAsked() > asked + 5);
        assertThat(fixture.visibleMessages()).isEqualTo(1);
        assertThat(seen.claims).isEmpty();

        fixture.videoService.isPaused = false;
        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
    }

    @Test
    void aPauseReachesAWorkerThatPollsAndItsJobAtWorkGoesOn() throws Exception {
        TranscodeJob atWork = fixture.store(fixture.mediumClip);
        FakeVideoService.Job seen = fixture.videoService.job(atWork.jobId());
        fixture.ffmpeg.holdNext();
        fixture.send(atWork);
        await().atMost(LIMIT).until(fixture.ffmpeg::isHeld);
        fixture.videoService.isPaused = true;
        int askedBefore = fixture.videoService.intakeAsked();
        // why two: it asks again only after it has heard the answer
        await().atMost(LIMIT).until(() -> fixture.videoService.intakeAsked() > askedBefore + 1);
        TranscodeJob waiting = fixture.store(fixture.shortClip);
        fixture.send(waiting);
        fixture.ffmpeg.letGo();

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        int asked = fixture.videoService.intakeAsked();
        await().atMost(LIMIT).until(() -> fixture.videoService.intakeAsked() > asked + 5);
        assertThat(fixture.visibleMessages()).isEqualTo(1);
        assertThat(fixture.videoService.job(waiting.jobId()).claims).isEmpty();

        fixture.videoService.isPaused = false;
        await().atMost(LIMIT)
                .until(() ->
                        !fixture.videoService.job(waiting.jobId()).complete().isEmpty());
    }

    @Test
    void aMessageThatIsNoJobEndsInTheDeadLettersAfterThreeReads() {
        double before = unreadable();
        String poison = "no job " + UUID.randomUUID();

        fixture.send(poison);

        List<Message> letters = new ArrayList<>();
        await().atMost(LIMIT).untilAsserted(() -> {
            letters.addAll(fixture.takeDeadLetters());
            assertThat(letters).extracting(Message::body).containsExactly(poison);
        });
        assertThat(letters.get(0).messageAttributes().get("reason").stringValue())
                .isEqualTo("UNREADABLE");
        assertThat(unreadable() - before).isEqualTo(3);
    }

    private static double unreadable() {
        return fixture.bean(MeterRegistry.class)
                .counter("transcode.jobs.ended", "outcome", "unreadable", "reason", "none")
                .count();
    }

    @Test
    void aStoppingWorkerGivesItsJobBack() {
        TranscodeJob job = fixture.store(fixture.longClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        fixture.send(job);
        await().atMost(LIMIT).until(() -> !WorkerFixture.ffmpegs().isEmpty() && seen.isEncoding());

        long begin = System.nanoTime();
        fixture.stopWorker();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(WorkerFixture.ffmpegs()).isEmpty();
        assertThat(seen.releases)
                .singleElement()
                .satisfies(release -> assertThat(release.failed()).isFalse());
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(fixture.visibleMessages()).isEqualTo(1));
        assertThat(fixture.receives()).as("receives, this time included").isEqualTo(1);
        assertThat(fixture.keys(ObjectKeys.jobPrefix(job.videoId(), job.jobId())))
                .isEmpty();
        fixture.purge();
    }

    @Test
    void aWorkerThatStillServesWhileItStopsBringsNoMessageNearerToTheDeadLetters() throws Exception {
        fixture.stopWorker();
        fixture.videoService.isPaused = true;
        fixture.startWorker(Map.of("millrace.drain.time", "3s"));
        fixture.send(fixture.store(fixture.longClip));

        Thread stopping = new Thread(fixture::stopWorker);
        stopping.start();
        await().atMost(LIMIT).until(() -> readiness().statusCode() == 503);
        fixture.videoService.isPaused = false;

        stopping.join();
        await().atMost(LIMIT).until(() -> fixture.visibleMessages() == 1);
        assertThat(fixture.receives()).as("receives, this time included").isEqualTo(1);
        fixture.purge();
    }

    @Test
    void aFullDiskBringsAMessageNoNearerToTheDeadLetters() {
        fixture.stopWorker();
        fixture.startWorker(Map.of("millrace.worker.disk-reserve", "1000000GB"));
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());

        fixture.send(job);

        await().atMost(LIMIT).until(() -> fixture.delayedMessages() == 1);
        assertThat(seen.releases)
                .singleElement()
                .satisfies(release -> assertThat(release.failed()).isFalse());
        fixture.stopWorker();
        fixture.purge();
    }

    /** SQS ends a message's visibility timeout 12 h after its receipt, even while its job is at work. */
    @Test
    void aJobGoesOnWithoutItsMessage() {
        TranscodeJob job = fixture.store(fixture.longClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        fixture.send(job);
        await().atMost(LIMIT).until(() -> !WorkerFixture.ffmpegs().isEmpty() && seen.isEncoding());

        fixture.purge();

        int renewals = seen.renewals.size();
        await().atMost(LIMIT).until(() -> seen.renewals.size() > renewals + 2);
        assertThat(seen.releases).isEmpty();
        fixture.stopWorker();
        assertThat(seen.releases).as("it was at work until the drain").hasSize(1);
        assertThat(fixture.messages()).as("it has no message to send again").isZero();
    }

    @Test
    void aWorkerThatReachesItsQueueIsReady() throws Exception {
        // why: its first call may take longer than health waits for an answer
        await().atMost(LIMIT).until(() -> readiness().statusCode() == 200);

        assertThat(readiness().body()).contains("\"UP\"");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aDeepFailureIsOneShortLineThatBeginsWithItsCause(CapturedOutput output) {
        DeepFailure.isLoggedInOneShortLineThatBeginsWithItsCause(output);
    }

    @Test
    void aWorkerThatIsThereBeforeItsQueueWaitsForIt() throws Exception {
        fixture.stopWorker();
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        fixture.send(job);
        try (LateServer queue = LateServer.before(fixture.cloud.sqsEndpoint())) {
            fixture.startWorker(Map.of("spring.cloud.aws.sqs.endpoint", queue.url()));
            assertThat(readiness().statusCode()).isEqualTo(503);

            queue.open();

            await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
            await().atMost(LIMIT).until(() -> readiness().statusCode() == 200);
            await().atMost(LIMIT).until(() -> fixture.messages() == 0);
            fixture.stopWorker();
        }
    }

    private static HttpResponse<String> readiness() throws Exception {
        URI readiness = URI.create("http://127.0.0.1:" + fixture.port() + "/actuator/health/readiness");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.ofString());
    }
}
