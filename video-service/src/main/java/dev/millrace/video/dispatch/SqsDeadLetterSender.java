package dev.millrace.video.dispatch;

import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Sends jobs whose attempts are used up to the dead-letter queue in SQS. */
@Component
class SqsDeadLetterSender implements OutboxSender {

    private final SqsAsyncClient sqs;
    private final SqsQueues queues;
    private final JobsProperties properties;

    SqsDeadLetterSender(SqsAsyncClient sqs, SqsQueues queues, JobsProperties properties) {
        this.sqs = sqs;
        this.queues = queues;
        this.properties = properties;
    }

    @Override
    public String kind() {
        return JobQueue.DEAD_KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        String queue = queues.url(properties.deadLetterQueue());
        queues.await(sqs.sendMessage(request -> request.queueUrl(queue).messageBody(message.payload())));
    }
}
