package dev.millrace.worker.intake;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Decides what to do with a message: delete it, retry it later, requeue it, dead-letter it, or report FAILED for good. A
 * retryable failure is only counted: video-service ends the job when its attempts are used up.
 */
@Component
class RetryOrGiveUp {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration NO_ROOM = Duration.ofSeconds(30);
    private static final Duration UNANSWERED = Duration.ofSeconds(20);
    private static final Duration UNREADABLE = Duration.ofSeconds(5);
    private static final int MOST_READS = 3;

    Disposition decide(AttemptOutcome outcome) {
        return switch (outcome.kind()) {
            case TOLD, GOES_ON, OBSOLETE -> Disposition.delete();
            case BUSY -> Disposition.showIn(outcome.delay(), Disposition.Lease.NOT_HELD);
            // why a new message: none of this is the job's fault, however often it happens
            case STILL_BUSY -> Disposition.sendIn(outcome.delay(), Disposition.Lease.NOT_HELD);
            case NOT_ITS_TURN -> Disposition.sendIn(Duration.ZERO, Disposition.Lease.NOT_HELD);
            case DRAINED -> Disposition.sendIn(Duration.ZERO, Disposition.Lease.GIVE_BACK);
            case NO_ROOM -> Disposition.sendIn(NO_ROOM, Disposition.Lease.GIVE_BACK);
            case FAILED -> failed(outcome);
            case LEASE_LOST -> Disposition.leave();
            case UNANSWERED -> Disposition.showIn(UNANSWERED, Disposition.Lease.NOT_HELD);
            case UNREADABLE -> unreadable(outcome);
        };
    }

    // why: during a release a worker that knows the message's version may be next to receive it
    private static Disposition unreadable(AttemptOutcome outcome) {
        return outcome.failuresBefore() + 1 < MOST_READS
                ? Disposition.showIn(UNREADABLE, Disposition.Lease.NOT_HELD)
                : Disposition.deadLetter();
    }

    /** 5, 10, 20 s and so on between attempts. */
    private static Disposition failed(AttemptOutcome outcome) {
        if (!outcome.isRetryable()) {
            return Disposition.giveUp();
        }
        Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(6, outcome.failuresBefore()));
        return Disposition.showIn(backOff, Disposition.Lease.COUNT_FAILURE);
    }
}
