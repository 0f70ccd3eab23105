package dev.millrace.video.queue;

import dev.millrace.common.queue.QueueProperties;
import dev.millrace.common.contract.TranscodeJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The dead-letter queue in SQS: what is looked at is hidden from others, and shown again when all of it was. */
@Component
class SqsDeadLetters implements DeadLetters {

    private static final int MOST_AT_ONCE = 10;
    private static final int HIDDEN_SECONDS = 60;
    /** why: less would ask a few of SQS's servers only, and miss letters. */
    private static final int WAIT_SECONDS = 1;

    private final SqsAsyncClient sqs;
    private final SqsQueues queues;
    private final QueueProperties properties;
    private final JsonMapper json;

    SqsDeadLetters(SqsAsyncClient sqs, SqsQueues queues, QueueProperties properties, JsonMapper json) {
        this.sqs = sqs;
        this.queues = queues;
        this.properties = properties;
        this.json = json;
    }

    @Override
    public void read(int most, Function<DeadLetter, Verdict> reader) {
        try {
            String queue = queues.url(properties.deadLetters());
            List<Message> kept = new ArrayList<>();
            try {
                read(queue, most, reader, kept);
            } finally {
                kept.forEach(message -> show(queue, message));
            }
        } catch (CompletionException e) {
            throw SqsQueues.unavailable(e);
        }
    }

    private void read(String queue, int most, Function<DeadLetter, Verdict> reader, List<Message> kept) {
        int left = most;
        List<Message> found = look(queue, left);
        while (!found.isEmpty()) {
            for (Message message : found) {
                kept.add(message);
                if (reader.apply(new DeadLetter(message.messageId(), job(message.body()))) == Verdict.REMOVE) {
                    remove(queue, message);
                    kept.remove(message);
                }
            }
            left -= found.size();
            found = left > 0 ? look(queue, left) : List.of();
        }
    }

    @Override
    public long count() {
        try {
            return queues.sum(
                    properties.deadLetters(),
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        } catch (CompletionException e) {
            throw SqsQueues.unavailable(e);
        }
    }

    private List<Message> look(String queue, int most) {
        return queues.await(sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                        .waitTimeSeconds(WAIT_SECONDS)
                        .visibilityTimeout(HIDDEN_SECONDS)))
                .messages();
    }

    private void remove(String queue, Message message) {
        queues.await(sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
    }

    private void show(String queue, Message message) {
        queues.await(sqs.changeMessageVisibility(request ->
                request.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
    }

    private @Nullable TranscodeJob job(String body) {
        try {
            TranscodeJob job = json.readValue(body, TranscodeJob.class);
            return isWhole(job) ? job : null;
        } catch (JacksonException | NullPointerException e) { // why: what comes from outside may lack any field
            return null;
        }
    }

    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(@Nullable TranscodeJob job) {
        return job != null && job.jobId() != null && job.videoId() != null && job.enqueuedAt() != null;
    }
}
