package dev.millrace.video.queue;

import dev.millrace.common.queue.QueueProperties;
import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import org.springframework.stereotype.Component;

/** Sends jobs whose attempts are used up to the dead-letter queue in SQS. */
@Component
class SqsDeadLetterSender implements OutboxSender {

    private final SqsQueues queues;
    private final QueueProperties properties;

    SqsDeadLetterSender(SqsQueues queues, QueueProperties properties) {
        this.queues = queues;
        this.properties = properties;
    }

    @Override
    public String kind() {
        return JobQueue.DEAD_KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        queues.send(properties.deadLetters(), message.payload());
    }
}
