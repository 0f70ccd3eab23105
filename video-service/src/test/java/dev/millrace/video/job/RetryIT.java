package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RetryIT {

    private final RunningService service = RunningService.shared();

    @Test
    void retryIsTranscodingWithANewJobInTheQueue() {
        Journey video = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(202);
        assertThat(video.status()).isEqualTo("TRANSCODING");
        JsonNode job = JobsInQueue.of(service, video.videoId);
        assertThat(job.get("version").asInt()).isEqualTo(1);
        assertThat(job.get("sourceFileKey").asString()).isEqualTo(video.sourceKey());
        assertThat(job.get("jobId").asString()).isNotEqualTo(video.jobId.toString());

        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(202);
        assertThat(video.claim().json().get("outcome").asString()).isEqualTo("OBSOLETE");
        video.jobId = UUID.fromString(job.get("jobId").asString());
        assertThat(video.claim().json().get("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void retryWithoutASourceIs409() {
        Journey video = Journey.aVideo(service).uploading();
        service.signed()
                .post(
                        "/api/webhooks/uploads",
                        new UploadReport.Failed(video.sessionId, video.videoId, FailReason.UPLOAD_FAILED));
        Answer answer = video.api.post(video.path() + "/retry", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("SOURCE_MISSING");
    }

    @Test
    void retryOfADraftNamesFromAndTo() {
        Journey video = Journey.aVideo(service);
        Answer answer = video.api.post(video.path() + "/retry", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("from").asString()).isEqualTo("DRAFT");
        assertThat(answer.json().get("to").asString()).isEqualTo("TRANSCODING");
    }
}
