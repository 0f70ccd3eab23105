package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.millrace.common.contract.ClaimAnswerJson.Outcome;
import org.jspecify.annotations.Nullable;

/** Answer to a {@link Internal.ClaimRequest}: the job is the worker's, or why not. */
public sealed interface ClaimAnswer {

    /**
     * Work on it.
     *
     * @param attempt fencing number of this claim, from 1
     * @param failures attempts that failed before this one, for the back-off and for giving up
     * @param leaseSeconds how long the claim holds without renewal
     * @param ready whether the video plays already: then only the complete output is reported
     * @param instead the job that was claimed instead, since another owner's turn has come: its message stays in the queue, and
     *     so does the one that was asked for; null when that one was claimed
     */
    record Claimed(
            int attempt,
            int failures,
            int leaseSeconds,
            boolean ready,
            @Nullable TranscodeJob instead) implements ClaimAnswer {

        @Override
        public ClaimAnswerJson json() {
            return new ClaimAnswerJson(Outcome.CLAIMED, attempt, failures, leaseSeconds, 0, ready, instead);
        }
    }

    /**
     * Another attempt holds the lease, or the upload's webhook has not arrived: make the message visible again later.
     *
     * @param retryAfterSeconds when to ask again
     */
    record Busy(int retryAfterSeconds) implements ClaimAnswer {

        @Override
        public ClaimAnswerJson json() {
            return new ClaimAnswerJson(Outcome.BUSY, 0, 0, 0, retryAfterSeconds, false, null);
        }
    }

    /** Finished, superseded or deleted: delete the message. */
    record Obsolete() implements ClaimAnswer {

        @Override
        public ClaimAnswerJson json() {
            return new ClaimAnswerJson(Outcome.OBSOLETE, 0, 0, 0, 0, false, null);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ClaimAnswer of(ClaimAnswerJson json) {
        return json.answer();
    }

    @JsonValue
    ClaimAnswerJson json();
}
