package dev.millrace.upload.completion;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.upload.JobsSeen;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.UploadClient.Answer;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.store.ForgetfulStore;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.StoredObject;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningUploadService
class CompletionIT {

    private static final int PART = 5_242_880;
    private static final int TWO_PARTS = PART + 100_000;

    private final VideoServiceFake videos;
    private final ForgetfulStore store;
    private final JobsSeen jobs;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final UploadClient phone;
    private final UUID video;

    CompletionIT(
            VideoServiceFake videos,
            ForgetfulStore store,
            JobsSeen jobs,
            JdbcClient jdbc,
            MeterRegistry meters,
            @LocalServerPort int port) {
        this.videos = videos;
        this.store = store;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.meters = meters;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void aWholeUploadBecomesOneObjectOneJobAndOneReport() {
        String session = sent(TWO_PARTS);

        Answer completed = phone.complete(session).expect(200);

        assertThat(completed.text("status")).isEqualTo("COMPLETED");
        assertThat(store.find(key())).contains(new StoredObject(TWO_PARTS, UUID.fromString(session)));
        assertReportedOnce(session);
        Answer read = phone.read(session).expect(200);
        assertThat(read.body().path("bytesUploaded").asLong()).isEqualTo(TWO_PARTS);
        assertThat(read.body().path("progressPercent").asInt()).isEqualTo(100);
    }

    @Test
    void theReportGoesOutBeforeTheJob(@Autowired @Qualifier("outboxPass") SmartLifecycle outboxPass) {
        String session = sent(TWO_PARTS);
        List<TranscodeJob> queuedBefore = new ArrayList<>();
        videos.onReport(report -> queuedBefore.addAll(jobs.of(video)));
        outboxPass.stop(); // why: it may send either at any moment
        try {
            phone.complete(session).expect(200);
        } finally {
            outboxPass.start();
            videos.onReport(report -> {});
        }

        assertThat(queuedBefore).isEmpty();
        assertThat(videos.reportsOf(video)).hasSize(1);
        assertThat(jobs.of(video)).hasSize(1);
    }

    @Test
    void quotedAndBareEtagsAreTheSame() {
        byte[] file = UploadClient.mp4(TWO_PARTS);
        String session = phone.opened(video, TWO_PARTS);
        Map<Integer, String> etags = phone.send(session, file, PART, 2, 1);
        etags.computeIfPresent(1, (part, etag) -> '"' + etag.replace("\"", "") + '"');
        etags.computeIfPresent(2, (part, etag) -> etag.replace("\"", ""));

        phone.complete(session, etags).expect(200);
    }

    @Test
    void anotherDeviceGoesOnFromStoragesOwnList() {
        byte[] file = UploadClient.mp4(TWO_PARTS);
        String session = phone.opened(video, TWO_PARTS);
        phone.send(session, file, PART, 2);

        Answer read = phone.read(session).expect(200);

        assertThat(read.body().path("parts")).hasSize(1);
        assertThat(read.body().path("parts").path(0).path("partNumber").asInt()).isEqualTo(2);
        assertThat(read.body().path("bytesUploaded").asLong()).isEqualTo(TWO_PARTS - PART);
        Answer refused = phone.complete(session).expect(409, "PARTS_MISMATCH");
        assertThat(refused.body().path("missing").toString()).isEqualTo("[1]");
        phone.send(session, file, PART, 1);
        phone.complete(session).expect(200);
        assertReportedOnce(session);
    }

    @Test
    void aWrongEtagIsNamedAndTheSessionLivesOn() {
        String session = sent(TWO_PARTS);

        Answer refused = phone.complete(session, Map.of(2, "\"00000000000000000000000000000000\""))
                .expect(409, "PARTS_MISMATCH");

        assertThat(refused.body().path("different").toString()).isEqualTo("[2]");
        assertThat(refused.body().path("missing").toString()).isEqualTo("[]");
        assertThat(phone.read(session).text("status")).isEqualTo("IN_PROGRESS");
        phone.complete(session).expect(200);
    }

    @Test
    void completingAgainIsTheSameSuccess() {
        String session = sent(1000);

        phone.complete(session).expect(200);
        phone.complete(session).expect(200);

        assertReportedOnce(session);
    }

    @Test
    void completionsAtOnceMakeOneJob() {
        String session = sent(TWO_PARTS);

        List<CompletableFuture<Answer>> racers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> phone.complete(session)))
                .toList();

        assertThat(racers.stream().map(CompletableFuture::join))
                .allSatisfy(
                        answer -> assertThat(answer.expect(200).text("status")).isEqualTo("COMPLETED"));
        assertReportedOnce(session);
    }

    @Test
    void anotherKindOfFileIsRefusedForGood() {
        byte[] text = "#EXTM3U\nfile:///etc/passwd\n".repeat(40).getBytes(StandardCharsets.US_ASCII);
        String session = phone.opened(video, text.length);
        phone.send(session, text, PART, 1);

        Answer refused = phone.complete(session).expect(415, "UNSUPPORTED_MEDIA_TYPE");

        assertThat(refused.body().path("allowed").toString()).contains("video/mp4");
        assertThat(phone.read(session).text("status")).isEqualTo("FAILED");
        assertThat(store.find(key())).isEmpty();
        assertThat(videos.reportsOf(video))
                .containsExactly(
                        new UploadReport.Failed(UUID.fromString(session), video, FailReason.UNSUPPORTED_FORMAT));
        phone.complete(session).expect(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aLostAnswerOfStorageIsNoFailure() {
        String session = sent(TWO_PARTS);
        store.loseAnswerOf(key());

        phone.complete(session).expect(200);

        assertReportedOnce(session);
    }

    @Test
    void aCrashBeforeTheCommitIsHealedByCompletingAgain() {
        String session = sent(TWO_PARTS);
        storageCompletes(session);

        phone.complete(session).expect(200);

        assertReportedOnce(session);
    }

    @Test
    void aCrashBeforeTheCommitIsHealedByTheSweeperToo() {
        String session = sent(TWO_PARTS);
        storageCompletes(session);
        double repairs = completionsEnded();
        jdbc.sql("update upload_sessions set completion_started_at = now() - interval '1 hour' where id = ?::uuid")
                .param(session)
                .update();

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("COMPLETED"));
        eventually(() -> assertReportedOnce(session));
        eventually(() -> assertThat(completionsEnded()).isGreaterThan(repairs));
    }

    private double completionsEnded() {
        return meters.counter("upload.recovery.repairs", "repair", "COMPLETION_ENDED")
                .count();
    }

    @Test
    void whatStorageHasForgottenIsNotCalledComplete() {
        String session = sent(1000);
        store.abort(multipart(session));

        phone.complete(session).expect(409, "UPLOAD_LOST");

        assertThat(phone.read(session).text("status")).isEqualTo("FAILED");
        assertThat(videos.statusOf(video)).isEqualTo("FAILED");
    }

    @Test
    void videoServiceDownLosesNothing() {
        String session = sent(1000);
        double repeated = reports("repeated");
        videos.setDown(true);
        try {
            phone.complete(session).expect(200);
            assertThat(videos.reportsOf(video)).isEmpty();
        } finally {
            videos.setDown(false);
        }
        eventually(() -> assertReportedOnce(session));
        assertThat(reports("repeated")).isGreaterThan(repeated);
    }

    private double reports(String outcome) {
        return meters.counter("upload.outbox.messages", "kind", "upload-report", "outcome", outcome)
                .count();
    }

    @Test
    void noOtherUploadBeginsBeforeVideoServiceHasHeardOfTheCompleteOne() {
        phone.complete(sent(1000)).expect(200);
        jdbc.sql("insert into outbox (id, kind, subject, payload, created_at, next_attempt_at) "
                        + "values (?, 'upload-report', ?, '{}', now(), now() + interval '1 hour')")
                .params(UUID.randomUUID(), video.toString())
                .update();

        phone.open(video, "video/mp4", 1000).expect(503, "UNAVAILABLE");

        jdbc.sql("delete from outbox where subject = ?").param(video.toString()).update();
        phone.open(video, "video/mp4", 1000).expect(409, "ILLEGAL_TRANSITION");
    }

    @Test
    void nothingIsCompletedBeforeItBegan() {
        String session = phone.opened(video, 1000);
        Answer early = phone.complete(session).expect(409, "ILLEGAL_TRANSITION");
        assertThat(early.text("from")).isEqualTo("INITIATED");
        assertThat(early.text("to")).isEqualTo("COMPLETED");
    }

    private String sent(int bytes) {
        String session = phone.opened(video, bytes);
        int parts = (bytes + PART - 1) / PART;
        phone.send(
                session,
                UploadClient.mp4(bytes),
                PART,
                IntStream.rangeClosed(1, parts).toArray());
        return session;
    }

    private void storageCompletes(String session) {
        Multipart multipart = multipart(session);
        store.complete(multipart, store.parts(multipart));
    }

    private Multipart multipart(String session) {
        return new Multipart(
                key(),
                jdbc.sql("select provider_upload_id from upload_sessions where id = ?::uuid")
                        .param(session)
                        .query(String.class)
                        .single());
    }

    private String key() {
        return ObjectKeys.source(video, SourceContainer.MP4);
    }

    private void assertReportedOnce(String session) {
        assertThat(videos.reportsOf(video))
                .singleElement()
                .isInstanceOfSatisfying(UploadReport.Completed.class, report -> {
                    assertThat(report.uploadSessionId()).hasToString(session);
                    assertThat(report.sourceFileKey()).isEqualTo(key());
                    assertThat(jobs.of(video)).singleElement().satisfies(job -> {
                        assertThat(job.jobId()).isEqualTo(report.jobId());
                        assertThat(job.sourceFileKey()).isEqualTo(key());
                    });
                });
    }
}
