package dev.millrace.worker.intake;

import dev.millrace.common.contract.FailReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the handling of a delivery ended.
 *
 * @param delay when to ask again; only BUSY
 * @param reason only FAILED
 * @param isRetryable whether another attempt may succeed; only FAILED
 * @param failuresBefore attempts of the job that failed before; only FAILED
 */
record Ending(Kind kind, Duration delay, @Nullable FailReason reason, boolean isRetryable, int failuresBefore) {

    /** What happened. */
    enum Kind {
        /** The end, READY or FAILED, is told. */
        TOLD,
        /** The job is finished, superseded or deleted. */
        OBSOLETE,
        /** Somebody else works on the job. */
        BUSY,
        /** The attempt failed. */
        FAILED,
        /** The job belongs to another attempt now. */
        LEASE_LOST,
        /** This worker shuts down. */
        DRAINED,
        /** No room on the disk. */
        NO_ROOM,
        /** video-service did not answer. */
        UNANSWERED,
        /** The message is no job that we know. */
        UNREADABLE
    }

    static Ending of(Kind kind) {
        return new Ending(kind, Duration.ZERO, null, false, 0);
    }

    static Ending busy(Duration delay) {
        return new Ending(Kind.BUSY, delay, null, false, 0);
    }

    static Ending failed(FailReason reason, boolean isRetryable, int failuresBefore) {
        return new Ending(Kind.FAILED, Duration.ZERO, reason, isRetryable, failuresBefore);
    }
}
