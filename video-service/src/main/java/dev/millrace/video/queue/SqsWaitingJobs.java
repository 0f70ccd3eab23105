package dev.millrace.video.queue;

import dev.millrace.common.queue.QueueProperties;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What waits in the transcode queue, as SQS counts it. */
@Component
class SqsWaitingJobs implements WaitingJobs {

    private final SqsQueues queues;
    private final QueueProperties properties;

    SqsWaitingJobs(SqsQueues queues, QueueProperties properties) {
        this.queues = queues;
        this.properties = properties;
    }

    @Override
    public long count() {
        try {
            return queues.sum(
                    properties.name(),
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
        } catch (CompletionException e) {
            throw SqsQueues.unavailable(e);
        }
    }
}
