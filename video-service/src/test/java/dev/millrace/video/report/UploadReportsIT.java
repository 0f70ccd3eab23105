package dev.millrace.video.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.video.PastUploads;
import dev.millrace.video.video.VideoPurged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadReportsIT {

    private final RunningService service = RunningService.shared();

    @Test
    void openedUploadMovesADraftAndMayBeRepeated() {
        Journey video = Journey.aVideo(service).uploading();
        assertThat(video.status()).isEqualTo("UPLOADING");
        assertThat(video.openUpload().status()).isEqualTo(200);
    }

    @Test
    void openingIsRefusedForSomebodyElsesVideoAndWhereTheStatusForbidsIt() {
        Journey video = Journey.aVideo(service).transcoding();
        Answer refused = video.openUpload();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ILLEGAL_TRANSITION");
        assertThat(refused.json().get("from").asString()).isEqualTo("TRANSCODING");
        assertThat(refused.json().get("to").asString()).isEqualTo("UPLOADING");

        Journey other = Journey.aVideo(service);
        Answer foreign = service.signed()
                .post(
                        "/internal/videos/" + other.videoId + "/upload-opened",
                        new dev.millrace.common.contract.Internal.UploadOpened(
                                "somebody-else", UUID.randomUUID(), "video/mp4", 1));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(other.status()).isEqualTo("DRAFT");
    }

    @Test
    void completedUploadIsTranscodingAtOnceAndARepetitionChangesNothing() {
        Journey video = Journey.aVideo(service).uploading();
        assertThat(service.signed()
                        .post("msg-" + video.videoId, "/api/webhooks/uploads", video.completedReport())
                        .status())
                .isEqualTo(204);
        assertThat(video.status()).isEqualTo("TRANSCODING");
        String tag = video.api.get(video.path()).header("ETag");
        assertThat(service.signed()
                        .post("msg-" + video.videoId, "/api/webhooks/uploads", video.completedReport())
                        .status())
                .isEqualTo(204);
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", video.completedReport())
                        .status())
                .isEqualTo(204);
        assertThat(video.api.get(video.path()).header("ETag")).isEqualTo(tag);
        assertThat(video.api.get(video.path()).json().at("/progress/stage").asString())
                .isEqualTo("QUEUED");
    }

    @Test
    void howItWentIsKeptOfTheUploadThatMadeTheFile() {
        Journey video = Journey.aVideo(service).uploading();
        UploadCourse course = new UploadCourse(List.of(), List.of(new Arrival(Instant.EPOCH, 1_000)), null);
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", video.completedReport(course))
                        .status())
                .isEqualTo(204);

        video.sessionId = UUID.randomUUID();
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", video.completedReport(UploadCourse.UNKNOWN))
                        .status())
                .isEqualTo(204);

        PastUploads uploads = service.bean(PastUploads.class);
        assertThat(uploads.of(video.videoId)).contains(course);
        service.publish(new VideoPurged(video.videoId));
        assertThat(uploads.of(video.videoId)).isEmpty();
    }

    @Test
    void lateReportsOfAnOlderSessionChangeNothing() {
        Journey video = Journey.aVideo(service).uploading();
        UploadReport late = new UploadReport.Failed(video.sessionId, video.videoId, FailReason.UPLOAD_EXPIRED);
        video.sessionId = UUID.randomUUID();
        video.uploading();
        assertThat(service.signed().post("/api/webhooks/uploads", late).status())
                .isEqualTo(204);
        assertThat(video.status()).isEqualTo("UPLOADING");
    }

    @Test
    void endedUploadFailsTheVideoAndANewSessionIsTheWayOut() {
        Journey video = Journey.aVideo(service).uploading();
        UploadReport canceled = new UploadReport.Canceled(video.sessionId, video.videoId);
        service.signed().post("/api/webhooks/uploads", canceled);
        assertThat(video.status()).isEqualTo("FAILED");
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo("UPLOAD_CANCELED");

        video.sessionId = UUID.randomUUID();
        assertThat(video.openUpload().status()).isEqualTo(200);
        assertThat(video.api.get(video.path()).json().get("failReason").isNull())
                .isTrue();
        service.signed().post("/api/webhooks/uploads", canceled);
        assertThat(video.status()).isEqualTo("UPLOADING");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, , UPLOAD_FAILED",
        "FAILED, UPLOAD_EXPIRED, UPLOAD_EXPIRED",
        "FAILED, UPLOAD_CANCELED, UPLOAD_CANCELED",
        "CANCELED, , UPLOAD_CANCELED",
        "CANCELED, UPLOAD_CANCELED, UPLOAD_CANCELED",
        "CANCELED, UPLOAD_EXPIRED, UPLOAD_EXPIRED"
    })
    void endedUploadFailsForTheReasonInItsReportOrForTheUsualOne(
            String status, @Nullable String said, String failReason) {
        Journey video = Journey.aVideo(service).uploading();
        String reason = said == null ? "null" : "\"" + said + "\"";
        String report = "{\"uploadSessionId\":\"%s\",\"videoId\":\"%s\",\"status\":\"%s\",\"failReason\":%s}"
                .formatted(video.sessionId, video.videoId, status, reason);
        assertThat(service.signed().post("/api/webhooks/uploads", report).status())
                .isEqualTo(204);
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo(failReason);
    }

    @Test
    void transcodeFailureWithAUsableSourceAllowsNoNewUploadUntilTheSourceIsGone() {
        Journey video = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);
        assertThat(video.openUpload().status()).isEqualTo(409);
        service.bean(software.amazon.awssdk.services.s3.S3Client.class)
                .deleteObject(
                        request -> request.bucket(service.cloud().bucket()).key(video.sourceKey()));
        assertThat(video.openUpload().status()).isEqualTo(200);
        assertThat(video.status()).isEqualTo("UPLOADING");
    }

    @Test
    void unreadableSourceAllowsANewUpload() {
        Journey video = Journey.aVideo(service).failed(FailReason.SOURCE_UNREADABLE);
        assertThat(video.openUpload().status()).isEqualTo(200);
    }

    @Test
    void forgedStaleAndUnsignedCallsAreRefused() {
        Journey video = Journey.aVideo(service).uploading();
        String body = dev.millrace.video.Api.JSON.writeValueAsString(video.completedReport());
        Map<String, String> forged = Map.of(
                "webhook-id", "forged",
                "webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000),
                "webhook-signature", "v1,AAAA");
        Answer answer = service.asNobody().send("POST", "/api/webhooks/uploads", body, forged);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(service.asNobody().post("/api/webhooks/uploads", body).status())
                .isEqualTo(401);
        assertThat(video.api
                        .post("/internal/jobs/" + video.jobId + "/claim", "{}")
                        .status())
                .isEqualTo(401);
        assertThat(video.status()).isEqualTo("UPLOADING");
    }

    @Test
    void completionWithoutItsFieldsOrWithAForeignKeyIsRefused() {
        Journey video = Journey.aVideo(service).uploading();
        UploadReport foreign = new UploadReport.Completed(
                video.sessionId, video.videoId, video.jobId, "videos/other/source.mp4", 1, "video/mp4", null);
        assertThat(service.signed().post("/api/webhooks/uploads", foreign).status())
                .isEqualTo(400);
        assertThat(service.signed().post("/api/webhooks/uploads", "{}").status())
                .isEqualTo(400);
        assertThat(service.signed().post("/api/webhooks/uploads", "nonsense").status())
                .isEqualTo(400);
    }
}
