package dev.millrace.worker.intake;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The only place that decides what becomes of a message: deleted, shown or sent again later, buried, or told FAILED for good. A
 * failure that another attempt may mend is only counted: video-service ends the job when its attempts are used up.
 */
@Component
class RetryOrGiveUp {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration NO_ROOM = Duration.ofSeconds(30);
    private static final Duration UNANSWERED = Duration.ofSeconds(20);
    private static final Duration UNREADABLE = Duration.ofSeconds(5);
    private static final int MOST_READS = 3;

    Decision decide(Ending ending) {
        return switch (ending.kind()) {
            case TOLD, OBSOLETE -> Decision.delete();
            case BUSY -> Decision.showIn(ending.delay(), Decision.Lease.NOT_HELD);
            // why: neither is the job's fault, however long it lasts
            case STILL_BUSY -> Decision.sendIn(ending.delay());
            case NOT_ITS_TURN -> Decision.sendIn(Duration.ZERO);
            case FAILED -> failed(ending);
            case LEASE_LOST -> Decision.leave();
            case DRAINED -> Decision.showIn(Duration.ZERO, Decision.Lease.GIVE_BACK);
            case NO_ROOM -> Decision.showIn(NO_ROOM, Decision.Lease.GIVE_BACK);
            case UNANSWERED -> Decision.showIn(UNANSWERED, Decision.Lease.NOT_HELD);
            case UNREADABLE -> unreadable(ending);
        };
    }

    // why: during a release a worker that knows the message's version may be next to receive it
    private static Decision unreadable(Ending ending) {
        return ending.failuresBefore() + 1 < MOST_READS
                ? Decision.showIn(UNREADABLE, Decision.Lease.NOT_HELD)
                : Decision.bury();
    }

    /** 5, 10, 20 s and so on between attempts. */
    private static Decision failed(Ending ending) {
        if (!ending.isRetryable()) {
            return Decision.giveUp();
        }
        Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(6, ending.failuresBefore()));
        return Decision.showIn(backOff, Decision.Lease.COUNT_FAILURE);
    }
}
