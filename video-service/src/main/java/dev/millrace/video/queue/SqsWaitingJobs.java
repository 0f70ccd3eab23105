package dev.millrace.video.queue;

import dev.millrace.common.queue.SqsQueue;
import dev.millrace.common.queue.TranscodeQueues;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What waits in the transcode queue, as SQS counts it. */
@Component
class SqsWaitingJobs implements WaitingJobs {

    private final SqsQueue jobs;

    SqsWaitingJobs(TranscodeQueues queues) {
        this.jobs = queues.jobs();
    }

    @Override
    public long count() {
        return jobs.sum(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }
}
