package dev.millrace.video.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

class RetryIT {

    private final RunningService service = RunningService.shared();

    @Test
    void retryIsTranscodingWithANewJobInTheQueue() {
        Journey video = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(202);
        assertThat(video.status()).isEqualTo("TRANSCODING");
        JsonNode job = jobOf(video.videoId);
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
                        new UploadReport(
                                video.sessionId,
                                video.videoId,
                                null,
                                UploadReport.Outcome.FAILED,
                                null,
                                null,
                                null,
                                null));
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

    private JsonNode jobOf(UUID videoId) {
        SqsAsyncClient sqs = service.bean(SqsAsyncClient.class);
        String queue = sqs.getQueueUrl(
                        request -> request.queueName(service.cloud().jobsQueue()))
                .join()
                .queueUrl();
        List<Message> found;
        do {
            found = sqs.receiveMessage(request ->
                            request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .join()
                    .messages();
            for (Message message : found) {
                JsonNode job = Api.JSON.readTree(message.body());
                if (job.get("videoId").asString().equals(videoId.toString())) {
                    assertThat(message.messageAttributes()).isEmpty();
                    return job;
                }
            }
        } while (!found.isEmpty());
        throw new AssertionError("no job of " + videoId);
    }
}
