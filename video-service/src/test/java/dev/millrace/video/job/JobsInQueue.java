package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.Api;
import dev.millrace.video.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

/** Reads the transcode queue as a worker does. */
final class JobsInQueue {

    private JobsInQueue() {}

    /** The first job of this video. */
    static JsonNode of(RunningService service, UUID videoId) {
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

    /** The visible jobs of this video in the dead-letter queue. */
    static List<JsonNode> dead(RunningService service, UUID videoId) {
        SqsAsyncClient sqs = service.bean(SqsAsyncClient.class);
        String queue = sqs.getQueueUrl(
                        request -> request.queueName(service.cloud().deadLetterQueue()))
                .join()
                .queueUrl();
        List<JsonNode> jobs = new ArrayList<>();
        List<Message> found;
        do {
            found = sqs.receiveMessage(request ->
                            request.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(30))
                    .join()
                    .messages();
            found.stream().map(message -> Api.JSON.readTree(message.body())).forEach(jobs::add);
        } while (!found.isEmpty());
        jobs.removeIf(job -> !job.path("videoId").asString("").equals(videoId.toString()));
        return jobs;
    }

    /** The same, once the outbox has delivered all of this video's dead letters. */
    static List<JsonNode> deadOnceDelivered(RunningService service, UUID videoId) {
        await().until(() -> {
            service.bean(OutboxRelay.class).deliverNow(videoId.toString());
            return !service.bean(Outbox.class).isWaiting("dead-transcode-job", videoId.toString());
        });
        return dead(service, videoId);
    }
}
