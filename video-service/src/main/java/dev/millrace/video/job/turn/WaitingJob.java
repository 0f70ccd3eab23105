package dev.millrace.video.job.turn;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job in the queue. */
record WaitingJob(
        UUID videoId,
        UUID jobId,
        String ownerId,
        String sourceFileKey,
        Instant queuedAt,
        @Nullable String traceparent) {}
