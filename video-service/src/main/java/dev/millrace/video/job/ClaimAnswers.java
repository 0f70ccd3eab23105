package dev.millrace.video.job;

import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimAnswer.Outcome;
import java.time.Duration;
import java.time.Instant;

/** The answers to a claim, spelled out. */
public final class ClaimAnswers {

    private ClaimAnswers() {}

    static ClaimAnswer claimed(Work work, Duration life, boolean ready) {
        return new ClaimAnswer(
                Outcome.CLAIMED, work.attempt(), work.failures(), (int) life.toSeconds(), 0, ready, null);
    }

    /** Until the lease that another attempt holds may lapse. */
    static ClaimAnswer busy(Work work, Instant now) {
        return work.state() instanceof WorkState.Claimed claimed
                ? busy(Duration.between(now, claimed.until()).plusSeconds(1))
                : busy(Duration.ZERO);
    }

    /** The job may be asked for again. */
    public static ClaimAnswer busy(Duration retryAfter) {
        return new ClaimAnswer(Outcome.BUSY, 0, 0, 0, (int) Math.max(1, retryAfter.toSeconds()), false, null);
    }

    static ClaimAnswer obsolete() {
        return new ClaimAnswer(Outcome.OBSOLETE, 0, 0, 0, 0, false, null);
    }
}
