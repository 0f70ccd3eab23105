package dev.millrace.common.queue;

import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;

/** Sends one kind of outbox message to a queue: its JSON is the body, nothing is added. */
public record QueueSender(String kind, SqsQueue queue) implements OutboxSender {

    @Override
    public void send(OutboxMessage message) {
        queue.send(message.payload());
    }
}
