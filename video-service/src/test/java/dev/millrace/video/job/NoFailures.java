package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import java.time.Clock;
import java.util.Optional;

/** Keeps no record of failures; a job counts them itself. */
final class NoFailures extends TranscodeFailures {

    NoFailures(Clock clock) {
        super(null, clock);
    }

    @Override
    void save(AttemptId attempt, FailReason reason, String detail) {}

    @Override
    public Optional<FailReason> latestReason(AttemptId first) {
        return Optional.empty();
    }
}
