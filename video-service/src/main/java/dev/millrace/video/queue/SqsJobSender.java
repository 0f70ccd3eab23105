package dev.millrace.video.queue;

import dev.millrace.common.queue.QueueProperties;
import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import org.springframework.stereotype.Component;

/** Sends jobs to SQS as plain JSON: the reader is no business of the message. */
@Component
class SqsJobSender implements OutboxSender {

    private final SqsQueues queues;
    private final QueueProperties properties;

    SqsJobSender(SqsQueues queues, QueueProperties properties) {
        this.queues = queues;
        this.properties = properties;
    }

    @Override
    public String kind() {
        return JobQueue.KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        queues.send(properties.name(), message.payload());
    }
}
