package dev.millrace.video.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job and its attempts, in time.
 *
 * @param attempts at the job itself and at its tasks, in the order of their claims
 * @param turnWaits since when it waited for its owner's turn, by the attempt before, 0 before the first
 */
public record JobSpan(Job job, List<AttemptSpan> attempts, Map<Integer, Instant> turnWaits) {

    public JobSpan {
        attempts = List.copyOf(attempts);
        turnWaits = Map.copyOf(turnWaits);
    }

    /** When it ended; null while it is open. */
    public @Nullable Instant endedAt() {
        return job.isOpen() ? null : job.work().state().since();
    }

    /** Id of the trace that caused it; null when it was not traced. */
    public @Nullable String traceId() {
        String traceparent = job.traceparent();
        return traceparent == null ? null : traceparent.split("-", 3)[1];
    }
}
