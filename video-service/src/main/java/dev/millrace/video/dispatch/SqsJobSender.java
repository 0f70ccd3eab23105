package dev.millrace.video.dispatch;

import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Sends jobs to SQS as plain JSON: the reader is no business of the message. */
@Component
class SqsJobSender implements OutboxSender {

    private final SqsAsyncClient sqs;
    private final SqsQueues queues;
    private final JobsProperties properties;

    SqsJobSender(SqsAsyncClient sqs, SqsQueues queues, JobsProperties properties) {
        this.sqs = sqs;
        this.queues = queues;
        this.properties = properties;
    }

    @Override
    public String kind() {
        return JobQueue.KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        String queue = queues.url(properties.queue());
        queues.await(sqs.sendMessage(request -> request.queueUrl(queue).messageBody(message.payload())));
    }
}
