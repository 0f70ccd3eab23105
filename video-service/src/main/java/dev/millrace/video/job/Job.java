package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transcode job of a video. A video has at most one that is open, and keeps those that ended. A value: every change is a new
 * one.
 *
 * @param ownerId the video's, since owners take turns
 * @param sourceFileKey object key of what it is made from
 * @param traceparent W3C trace of the request that caused it, or null
 * @param work who works on it, and how it went so far
 */
public record Job(
        UUID id,
        UUID videoId,
        String ownerId,
        String sourceFileKey,
        @Nullable String traceparent,
        Instant openedAt,
        Work work) {

    Job with(Work next) {
        return new Job(id, videoId, ownerId, sourceFileKey, traceparent, openedAt, next);
    }

    /** The latest attempt; its number is 0 before the first. */
    public AttemptId latestAttempt() {
        return new AttemptId(videoId, id, work.attempt());
    }

    /** Whether it waits in the queue or an attempt works on it; the video may be READY already. */
    public boolean isOpen() {
        return work.isOpen();
    }

    /** Whether it ended with a complete output. */
    boolean isDone() {
        return work.state() instanceof WorkState.Done;
    }

    /** Whether it ended without a complete output, and not because its video was deleted. */
    public boolean isGivenUp() {
        return work.state() instanceof WorkState.GivenUp;
    }
}
