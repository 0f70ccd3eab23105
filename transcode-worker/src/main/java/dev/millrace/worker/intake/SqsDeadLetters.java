package dev.millrace.worker.intake;

import dev.millrace.common.queue.QueueProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Where messages go that no worker can read. The queue's own redrive stays behind it. Thread-safe. */
@Component
class SqsDeadLetters {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final MessageAttributeValue UNREADABLE = MessageAttributeValue.builder()
            .dataType("String")
            .stringValue(Ending.Kind.UNREADABLE.name())
            .build();

    private final SqsAsyncClient sqs;
    private final String queue;

    SqsDeadLetters(SqsAsyncClient sqs, QueueProperties properties) {
        this.sqs = sqs;
        this.queue = properties.deadLetters();
    }

    /** @throws java.util.concurrent.CompletionException when the queue does not take it */
    void send(String body) {
        sqs.getQueueUrl(request -> request.queueName(queue))
                .thenCompose(answer -> sqs.sendMessage(request -> request.queueUrl(answer.queueUrl())
                        .messageBody(body)
                        .messageAttributes(Map.of("reason", UNREADABLE))))
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
