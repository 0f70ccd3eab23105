package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class ReprocessIT {

    private final RunningService service = RunningService.shared();

    @Test
    void videoPlaysItsOldOutputUntilTheNewOneIsComplete() {
        Journey video = Journey.aVideo(service).ready();
        String old = video.folder();
        UUID oldJob = video.jobId;
        assertThat(reprocess(video, null).status()).isEqualTo(202);
        video.jobId = video.openJob();
        assertThat(video.jobId).isNotEqualTo(oldJob);
        JsonNode read = video.api.get(video.path()).json();
        assertThat(read.get("status").asString()).isEqualTo("READY");
        assertThat(read.at("/progress/stage").asString()).isEqualTo("QUEUED");

        Answer claim = video.claim();
        assertThat(claim.json().get("ready").asBoolean()).isTrue();
        assertThat(claim.json().get("attempt").asInt()).isEqualTo(1);
        video.storeOutput();
        video.report(video.progressReport(50, Journey.asset(AssetType.THUMBNAIL, video.folder() + "poster.jpg")));
        assertThat(video.savedKeys()).hasSize(5).allMatch(key -> key.startsWith(old));
        assertThat(video.report(video.partialReport()).status()).isEqualTo(204);
        assertThat(video.streamUrl()).contains(old);

        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(video.streamUrl()).contains(video.folder());
        assertThat(video.savedKeys()).hasSize(5).allMatch(key -> key.startsWith(video.folder()));
        assertThat(video.api.get(video.path()).json().get("progress").isNull()).isTrue();
        assertThat(service.stored(old)).hasSize(5);
    }

    @Test
    void jobOfAReprocessIsInTheQueue() {
        Journey video = Journey.aVideo(service).ready();
        reprocess(video, null);
        JsonNode job = JobsInQueue.of(service, video.videoId);
        assertThat(job.get("jobId").asString()).isEqualTo(video.openJob().toString());
        assertThat(job.get("sourceFileKey").asString()).isEqualTo(video.sourceKey());
        assertThat(job.get("renditions").toString()).isEqualTo("[\"1080p\",\"720p\",\"480p\"]");
    }

    @Test
    void reprocessThatFailsKeepsTheOldOutput() {
        Journey video = Journey.aVideo(service).ready();
        List<String> saved = video.savedKeys();
        String stream = video.streamUrl();
        reprocess(video, null);
        video.jobId = video.openJob();
        video.claim();
        assertThat(video.report(video.failedReport(FailReason.SOURCE_UNREADABLE))
                        .status())
                .isEqualTo(204);
        assertThat(video.status()).isEqualTo("READY");
        assertThat(video.streamUrl()).isEqualTo(stream);
        assertThat(video.savedKeys()).isEqualTo(saved);
        assertThat(video.hasOpenJob()).isFalse();
        assertThat(reprocess(video, null).status()).isEqualTo(202);
        assertThat(video.openJob()).isNotEqualTo(video.jobId);
    }

    @Test
    void whileAJobIsOpenReprocessChangesNothing() {
        Journey reprocessing = Journey.aVideo(service).reprocessing();
        assertThat(reprocess(reprocessing, null).status()).isEqualTo(202);
        assertThat(reprocessing.openJob()).isEqualTo(reprocessing.jobId);
        Journey playing = Journey.aVideo(service).playing();
        assertThat(reprocess(playing, null).status()).isEqualTo(202);
        assertThat(playing.openJob()).isEqualTo(playing.jobId);
        assertThat(playing.renew().status()).isEqualTo(204);
    }

    @Test
    void idempotencyKeyReprocessesOnce() {
        Journey video = Journey.aVideo(service).ready();
        assertThat(reprocess(video, "again").status()).isEqualTo(202);
        video.jobId = video.openJob();
        video.claim();
        video.storeOutput();
        video.report(video.readyReport());
        assertThat(reprocess(video, "again").status()).isEqualTo(202);
        assertThat(video.hasOpenJob()).isFalse();
        assertThat(reprocess(video, "once more").status()).isEqualTo(202);
        assertThat(video.hasOpenJob()).isTrue();
        Journey other = Journey.aVideoOf(service, video.owner).ready();
        assertThat(reprocess(other, "again").status()).isEqualTo(422);
    }

    @Test
    void onlyAReadyVideoIsReprocessed() {
        for (Journey video : List.of(
                Journey.aVideo(service),
                Journey.aVideo(service).claimed(),
                Journey.aVideo(service).failed(FailReason.TIMED_OUT))) {
            Answer answer = reprocess(video, null);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("ILLEGAL_TRANSITION");
            assertThat(answer.json().get("from").asString()).isEqualTo(video.status());
        }
    }

    @Test
    void withoutItsSourceAVideoIsNotReprocessed() {
        Journey video = Journey.aVideo(service).ready();
        service.bean(S3Client.class)
                .deleteObject(
                        request -> request.bucket(service.cloud().bucket()).key(video.sourceKey()));
        Answer answer = reprocess(video, null);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("SOURCE_MISSING");
        assertThat(video.hasOpenJob()).isFalse();
    }

    private static Answer reprocess(Journey video, @Nullable String key) {
        return video.api.send(
                "POST", video.path() + "/reprocess", "", key == null ? Map.of() : Map.of("Idempotency-Key", key));
    }
}
