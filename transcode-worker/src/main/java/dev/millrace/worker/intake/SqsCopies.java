package dev.millrace.worker.intake;

import dev.millrace.common.queue.QueueProperties;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Sends messages to the end of the queue of jobs. Thread-safe. */
@Component
class SqsCopies {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final SqsAsyncClient sqs;
    private final String queue;

    SqsCopies(SqsAsyncClient sqs, QueueProperties properties) {
        this.sqs = sqs;
        this.queue = properties.name();
    }

    /** @throws java.util.concurrent.CompletionException when the queue does not take it within 5 s */
    void send(String body, Duration delay) {
        await(sqs.getQueueUrl(request -> request.queueName(queue))
                .thenCompose(found -> sqs.sendMessage(request ->
                        request.queueUrl(found.queueUrl()).messageBody(body).delaySeconds((int) delay.toSeconds()))));
    }

    private static void await(CompletableFuture<?> answer) {
        answer.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
