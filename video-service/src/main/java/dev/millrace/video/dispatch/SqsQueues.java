package dev.millrace.video.dispatch;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Waits for SQS with a limit, and knows the queues' URLs. Thread-safe. */
@Component
class SqsQueues {

    private final SqsAsyncClient sqs;
    private final JobsProperties properties;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    SqsQueues(SqsAsyncClient sqs, JobsProperties properties) {
        this.sqs = sqs;
        this.properties = properties;
    }

    String url(String queue) {
        return urls.computeIfAbsent(
                queue,
                name -> await(sqs.getQueueUrl(request -> request.queueName(name)))
                        .queueUrl());
    }

    /** @throws java.util.concurrent.CompletionException when it fails or takes too long */
    <T> T await(CompletableFuture<T> answer) {
        return answer.orTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
