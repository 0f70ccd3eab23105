package dev.millrace.common.queue;

import dev.millrace.common.problem.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * One queue of SQS. Every call has a limit and throws {@link Unavailable} when the queue does not answer in time. Thread-safe.
 *
 * <p>Messages are plain JSON without type headers: a message does not name its reader's class. The trace that it belongs to is a
 * field of the JSON, as the contract has it.
 */
public final class SqsQueue {

    private final SqsAsyncClient sqs;
    private final String name;
    private final Duration callTimeout;
    private volatile @Nullable String url;

    /** @param callTimeout limit of each call */
    public SqsQueue(SqsAsyncClient sqs, String name, Duration callTimeout) {
        this.sqs = sqs;
        this.name = name;
        this.callTimeout = callTimeout;
    }

    /** Sends a message. */
    public void send(String json) {
        send(json, message -> {});
    }

    /** Sends a message that is delivered after a while. */
    public void sendDelayed(String json, Duration delay) {
        send(json, message -> message.delaySeconds((int) delay.toSeconds()));
    }

    /** Sends a message with the reason why it is here, for people. */
    public void sendWithReason(String json, String reason) {
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(reason)
                .build();
        send(json, message -> message.messageAttributes(Map.of("reason", value)));
    }

    private void send(String json, Consumer<SendMessageRequest.Builder> more) {
        call((client, queue) -> client.sendMessage(message -> {
            message.queueUrl(queue).messageBody(json);
            more.accept(message);
        }));
    }

    /** The sum of what the queue counts. */
    public long sum(QueueAttributeName... counts) {
        return call((client, queue) -> client.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(counts)))
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** Calls SQS with this queue's URL. */
    public <T> T call(BiFunction<SqsAsyncClient, String, CompletableFuture<T>> request) {
        return await(request.apply(sqs, url()));
    }

    private String url() {
        String known = url;
        if (known == null) {
            // why: a race asks twice and gets the same answer
            known = await(sqs.getQueueUrl(request -> request.queueName(name))).queueUrl();
            url = known;
        }
        return known;
    }

    private <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.orTimeout(callTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new Unavailable("The queue", e);
        }
    }
}
