package dev.millrace.video.queue;

import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.trace.Traces;
import java.time.Clock;

/** The real queue's end in the outbox, for the explorer. */
public final class QueueDoor {

    private QueueDoor() {}

    public static JobQueue open(Outbox outbox, Traces traces, Clock clock) {
        return new JobQueue(outbox, traces, clock);
    }
}
