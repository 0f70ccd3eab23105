package dev.millrace.video.operations;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.job.DeadJobs.Meaning;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter, as operators see it: a dead message and what it means for its video.
 *
 * @param enqueuedAt when it was put there, or its job into the queue
 * @param failReason why the last attempt failed, if known
 */
record DeadLetter(
        String messageId,
        Meaning state,
        @Nullable UUID videoId,
        @Nullable UUID jobId,
        @Nullable Instant enqueuedAt,
        @Nullable VideoStatus videoStatus,
        @Nullable FailReason failReason) {}
