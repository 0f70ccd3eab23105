package dev.millrace.video.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class TranscodeReportsIT {

    private final RunningService service = RunningService.shared();

    @Test
    void readyVideoHasAStreamUrlCookiesAndPicture() {
        Journey video = Journey.aVideo(service).ready();
        Answer answer = video.api.get(video.path());
        JsonNode read = answer.json();
        assertThat(read.get("status").asString()).isEqualTo("READY");
        assertThat(read.get("durationSeconds").asDouble()).isEqualTo(62.5);
        assertThat(read.get("width").asInt()).isEqualTo(1920);
        assertThat(read.get("progress").isNull()).isTrue();
        assertThat(read.at("/playback/ready").asBoolean()).isTrue();
        assertThat(read.at("/playback/streamUrl").asString())
                .isEqualTo(service.cloud().edge() + "/" + ObjectKeys.attemptPrefix(video.attemptId()) + "master.m3u8");
        assertThat(read.at("/playback/cookies").size()).isEqualTo(3);
        assertThat(read.at("/playback/renditions").size()).isEqualTo(2);
        assertThat(read.at("/playback/renditions/0/label").asString()).isEqualTo("720p");
        assertThat(read.at("/playback/renditions/0/bandwidth").asInt()).isEqualTo(2_500_000);
        assertThat(read.at("/playback/renditions/0/height").asInt()).isEqualTo(720);
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .hasSize(3)
                .allMatch(cookie -> cookie.contains("Path=/videos/" + video.videoId + "/")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        Answer list = video.api.get("/api/videos?status=READY");
        assertThat(list.json().at("/items/0/posterUrl").asString()).contains("/poster.jpg?Expires=");
        // why: three for each video of a list would push those of the site out of a browser
        assertThat(list.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void secondReadyReportChangesNothingAndReadyNeverRollsBack() {
        Journey video = Journey.aVideo(service).ready();
        String tag = video.api.get(video.path()).header("ETag");
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(video.report(video.progressReport(5, null)).status()).isEqualTo(204);
        assertThat(video.report(video.failedReport(FailReason.TRANSCODE_ERROR)).status())
                .isEqualTo(409);
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", video.completedReport())
                        .status())
                .isEqualTo(204);
        assertThat(video.openUpload().status()).isEqualTo(409);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(409);
        assertThat(video.claim().json().get("outcome").asString()).isEqualTo("OBSOLETE");
        assertThat(video.status()).isEqualTo("READY");
        assertThat(video.api.get(video.path()).header("ETag")).isEqualTo(tag);
    }

    @Test
    void missingAssetKeepsTheVideoFromReadyUntilItIsStored() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        String poster = video.assets().get(2).fileKey();
        service.bean(S3Client.class)
                .deleteObject(
                        request -> request.bucket(service.cloud().bucket()).key(poster));
        Answer refused = video.report(video.readyReport());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").toString()).contains("poster.jpg");
        assertThat(video.status()).isEqualTo("TRANSCODING");
        service.store(poster, "poster");
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(video.status()).isEqualTo("READY");
    }

    @Test
    void assetsOfAnotherVideoOrJobAreRefused() {
        Journey other = Journey.aVideo(service).ready();
        Journey video = Journey.aVideo(service).claimed();
        Completed foreign = new Completed(video.attemptId(), Journey.output(other.assets()));
        assertThat(video.report(foreign).status()).isEqualTo(400);
        assertThat(video.api.get(video.path()).json().at("/playback/streamUrl").isNull())
                .isTrue();
    }

    @Test
    void staleAttemptIsRefusedInEverything() {
        Journey video = Journey.aVideo(service).claimed();
        video.release(false, null);
        video.claim();
        assertThat(video.attempt).isEqualTo(2);
        video.attempt = 1;
        video.storeOutput();
        for (Answer answer : new Answer[] {
            video.renew(),
            video.release(true, FailReason.TIMED_OUT),
            video.report(video.progressReport(10, null)),
            video.report(video.readyReport()),
            video.report(video.failedReport(FailReason.TRANSCODE_ERROR))
        }) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("STALE_ATTEMPT");
        }
        assertThat(video.status()).isEqualTo("TRANSCODING");
    }

    @Test
    void laterAttemptMayReportTheWholeOutputOfAnEarlierOne() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        Completed first = video.readyReport();
        video.release(false, null);
        video.claim();
        Completed reused = first.saidBy(video.attemptId());
        assertThat(video.report(reused).status()).isEqualTo(204);
        assertThat(video.status()).isEqualTo("READY");
    }

    @Test
    void progressOnlyGrowsNeverTouchesTheVideoAndShowsAnEarlyPoster() {
        Journey video = Journey.aVideo(service).claimed();
        Answer before = video.api.get(video.path());
        String poster = ObjectKeys.attemptPrefix(video.attemptId()) + "poster.jpg";
        assertThat(video.report(video.progressReport(42, Journey.asset(AssetType.THUMBNAIL, poster)))
                        .status())
                .isEqualTo(204);
        assertThat(video.api.get(video.path()).json().at("/playback/posterUrl").isNull())
                .isTrue();
        service.store(poster, "poster");
        video.report(video.progressReport(43, Journey.asset(AssetType.THUMBNAIL, poster)));
        video.report(video.progressReport(7, null));
        Answer read = video.api.get(video.path());
        assertThat(read.json().get("progress").toString())
                .isEqualTo("{\"stage\":\"ENCODING\",\"percent\":43,\"etaSeconds\":31}");
        assertThat(read.json().at("/playback/posterUrl").asString()).endsWith("/poster.jpg");
        assertThat(read.json().at("/playback/streamUrl").isNull()).isTrue();
        assertThat(read.json().at("/playback/cookies").isNull()).isTrue();
        assertThat(Api.edits(read)).isEqualTo(Api.edits(before));
    }

    @Test
    void failedReportFailsTheVideoWithItsReason() {
        Journey video = Journey.aVideo(service).failed(FailReason.NO_VIDEO_STREAM);
        JsonNode read = video.api.get(video.path()).json();
        assertThat(read.get("status").asString()).isEqualTo("FAILED");
        assertThat(read.get("failReason").asString()).isEqualTo("NO_VIDEO_STREAM");
        assertThat(video.report(video.failedReport(FailReason.NO_VIDEO_STREAM)).status())
                .isEqualTo(204);
    }

    @Test
    void repeatedDeliveryIsAcknowledgedAfterTheWorldMovedOn() {
        Journey video = Journey.aVideo(service).claimed();
        String id = "failed-" + UUID.randomUUID();
        Failed failed = video.failedReport(FailReason.TRANSCODE_ERROR);
        assertThat(service.signed()
                        .post(id, "/api/webhooks/transcoding", failed)
                        .status())
                .isEqualTo(204);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(202);
        assertThat(service.signed()
                        .post(id, "/api/webhooks/transcoding", failed)
                        .status())
                .isEqualTo(204);
        assertThat(video.status()).isEqualTo("TRANSCODING");
    }
}
