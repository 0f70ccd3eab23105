package dev.millrace.video.queue;

import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.trace.Traces;
import java.time.Clock;

/** Opens the real end of the queue in an outbox. */
public final class QueueFixture {

    private QueueFixture() {}

    public static JobQueue queue(Outbox outbox, Traces traces, Clock clock) {
        return new JobQueue(outbox, traces, clock);
    }
}
