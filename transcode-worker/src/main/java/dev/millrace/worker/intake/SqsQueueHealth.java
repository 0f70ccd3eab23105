package dev.millrace.worker.intake;

import dev.millrace.common.queue.QueueProperties;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Ready only while the queue of jobs answers. */
@Component("jobsQueue")
class SqsQueueHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SqsAsyncClient sqs;
    private final String queue;

    SqsQueueHealth(SqsAsyncClient sqs, QueueProperties properties) {
        this.sqs = sqs;
        this.queue = properties.name();
    }

    @Override
    public Health health() {
        try {
            sqs.getQueueUrl(request -> request.queueName(queue)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Health.up().build();
        } catch (ExecutionException | TimeoutException e) {
            return Health.down().withDetail("queue", queue).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }
}
