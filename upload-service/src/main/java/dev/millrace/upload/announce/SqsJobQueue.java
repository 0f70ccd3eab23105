package dev.millrace.upload.announce;

import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.common.queue.QueueProperties;
import io.awspring.cloud.autoconfigure.sqs.SqsAsyncClientCustomizer;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Sends transcode jobs to SQS: the outbox's JSON is the body, nothing is added. Thread-safe. */
@Component
class SqsJobQueue implements OutboxSender {

    private final SqsAsyncClient sqs;
    private final String queue;
    private volatile @Nullable String url;

    SqsJobQueue(SqsAsyncClient sqs, QueueProperties properties) {
        this.sqs = sqs;
        this.queue = properties.name();
    }

    @Bean
    static SqsAsyncClientCustomizer boundedSqsCalls(QueueProperties properties) {
        return client -> client.overrideConfiguration(override -> override.apiCallTimeout(properties.callTimeout()));
    }

    @Override
    public String kind() {
        return Announcements.JOB;
    }

    @Override
    public void send(OutboxMessage message) {
        String queueUrl = queueUrl();
        try {
            sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(message.payload()))
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("SQS did not take the job", e.getCause());
        }
    }

    private String queueUrl() {
        String known = url;
        if (known == null) {
            // why: a race asks twice and gets the same answer
            known = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
            url = known;
        }
        return known;
    }
}
