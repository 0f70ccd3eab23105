package dev.millrace.video.queue;

import dev.millrace.common.queue.QueueProperties;
import dev.millrace.common.problem.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Waits for SQS with a limit, and knows the queues' URLs. Thread-safe. */
@Component
class SqsQueues {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final SqsAsyncClient sqs;
    private final QueueProperties properties;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    SqsQueues(SqsAsyncClient sqs, QueueProperties properties) {
        this.sqs = sqs;
        this.properties = properties;
    }

    String url(String queue) {
        return urls.computeIfAbsent(
                queue,
                name -> await(sqs.getQueueUrl(request -> request.queueName(name)))
                        .queueUrl());
    }

    /** @throws CompletionException as {@link #await} */
    void send(String queue, String body) {
        String url = url(queue);
        await(sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)));
    }

    /** The sum of what the queue counts. @throws CompletionException as {@link #await} */
    long sum(String queue, QueueAttributeName... counts) {
        String url = url(queue);
        return await(sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(counts)))
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** The queue cannot be reached, for callers that can wait. */
    static Unavailable unavailable(CompletionException e) {
        Unavailable unavailable = new Unavailable("The queue", RETRY_AFTER);
        unavailable.initCause(e);
        return unavailable;
    }

    /** @throws CompletionException when it fails or takes too long */
    <T> T await(CompletableFuture<T> answer) {
        return answer.orTimeout(properties.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
