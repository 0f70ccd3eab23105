package dev.millrace.video.queue;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.queue.SqsQueue;
import dev.millrace.common.queue.TranscodeQueues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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

    private final SqsQueue queue;
    private final JsonMapper json;

    SqsDeadLetters(TranscodeQueues queues, JsonMapper json) {
        this.queue = queues.deadLetters();
        this.json = json;
    }

    @Override
    public void read(int most, Function<DeadMessage, Verdict> reader) {
        List<Message> kept = new ArrayList<>();
        try {
            read(most, reader, kept);
        } finally {
            kept.forEach(this::show);
        }
    }

    private void read(int most, Function<DeadMessage, Verdict> reader, List<Message> kept) {
        int left = most;
        List<Message> found = look(left);
        while (!found.isEmpty()) {
            for (Message message : found) {
                kept.add(message);
                if (reader.apply(new DeadMessage(message.messageId(), job(message.body()))) == Verdict.REMOVE) {
                    remove(message);
                    kept.remove(message);
                }
            }
            left -= found.size();
            found = left > 0 ? look(left) : List.of();
        }
    }

    @Override
    public long count() {
        return queue.sum(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private List<Message> look(int most) {
        return queue.call((sqs, url) -> sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                        .waitTimeSeconds(WAIT_SECONDS)
                        .visibilityTimeout(HIDDEN_SECONDS)))
                .messages();
    }

    private void remove(Message message) {
        queue.call((sqs, url) ->
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
    }

    private void show(Message message) {
        queue.call((sqs, url) -> sqs.changeMessageVisibility(request ->
                request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
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
