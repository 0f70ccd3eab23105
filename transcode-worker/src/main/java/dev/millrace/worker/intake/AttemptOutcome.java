package dev.millrace.worker.intake;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the handling of a delivery ended.
 *
 * @param delay when to ask again; only BUSY and STILL_BUSY
 * @param reason only FAILED
 * @param isRetryable whether another attempt may succeed; only FAILED
 * @param failuresBefore attempts of the job that failed before, or to read the message; only FAILED and UNREADABLE
 * @param detail what the operator reads about it, scrubbed; only FAILED
 */
record AttemptOutcome(
        Kind kind,
        Duration delay,
        @Nullable FailReason reason,
        boolean isRetryable,
        int failuresBefore,
        @Nullable String detail) {

    /** What happened. */
    enum Kind {
        /** video-service has the final report, READY or FAILED. */
        TOLD,
        /** video-service knows that the job is divided, that a task is done, or that a stage plays: the job goes on. */
        GOES_ON,
        /** The job is finished, superseded or deleted. */
        OBSOLETE,
        /** Another attempt holds the job's lease. */
        BUSY,
        /** Another attempt holds the job's lease, and did so at an earlier delivery of the message. */
        STILL_BUSY,
        /** It is another owner's turn; the job keeps waiting. */
        NOT_ITS_TURN,
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

    static AttemptOutcome of(Kind kind) {
        return new AttemptOutcome(kind, Duration.ZERO, null, false, 0, null);
    }

    static AttemptOutcome busy(Duration delay) {
        return new AttemptOutcome(Kind.BUSY, delay, null, false, 0, null);
    }

    static AttemptOutcome unreadable(int failuresBefore) {
        return new AttemptOutcome(Kind.UNREADABLE, Duration.ZERO, null, false, failuresBefore, null);
    }

    static AttemptOutcome stillBusy(Duration delay) {
        return new AttemptOutcome(Kind.STILL_BUSY, delay, null, false, 0, null);
    }

    static AttemptOutcome failed(TranscodeFailure failure, int failuresBefore) {
        return new AttemptOutcome(
                Kind.FAILED, Duration.ZERO, failure.reason(), failure.isRetryable(), failuresBefore, failure.detail());
    }
}
