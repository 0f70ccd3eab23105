package dev.millrace.video.lifecycle;

import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimAnswer.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** The answers to a claim, spelled out. */
final class ClaimAnswers {

    private ClaimAnswers() {}

    static ClaimAnswer claimed(CurrentJob job, Duration life, boolean ready) {
        return new ClaimAnswer(Outcome.CLAIMED, job.attempt(), job.failures(), (int) life.toSeconds(), 0, ready, null);
    }

    static ClaimAnswer busy(Duration retryAfter) {
        return new ClaimAnswer(Outcome.BUSY, 0, 0, 0, (int) Math.max(1, retryAfter.toSeconds()), false, null);
    }

    static ClaimAnswer obsolete() {
        return new ClaimAnswer(Outcome.OBSOLETE, 0, 0, 0, 0, false, null);
    }

    static Duration untilFree(CurrentJob job, Instant now) {
        return Duration.between(now, Objects.requireNonNull(job.leaseUntil())).plusSeconds(1);
    }
}
