package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.millrace.common.contract.ClaimAnswerJson.Outcome;
import org.jspecify.annotations.Nullable;

/** Answer to a {@link Internal.ClaimRequest}: the job is the worker's, or why not. */
public sealed interface ClaimAnswer {

    /**
     * Work on it: on the whole job; or, when an attempt divided it, on one of its tasks, or on the assembly of those that are done.
     *
     * @param attempt fencing number of this claim, from 1; no two claims of a job or of its tasks have the same
     * @param failures attempts at the same work that failed before this one, for the back-off and for giving up
     * @param leaseSeconds how long the claim holds without renewal
     * @param ready whether the video plays already: then only the complete output is reported
     * @param instead the job that was claimed instead, since another owner's turn has come: its message stays in the queue, and
     *     so does the one that was asked for; null when that one was claimed
     * @param dividedBy fencing number of the attempt that divided the job; 0 of a job that is not divided
     * @param task number of the task, from 1; 0 when it is the job itself
     * @param stage with an assembly, the last stage, from 1, whose tasks are done, and those of all stages before it; else 0
     */
    record Claimed(
            int attempt,
            int failures,
            int leaseSeconds,
            boolean ready,
            @Nullable TranscodeJob instead,
            int dividedBy,
            int task,
            int stage)
            implements ClaimAnswer {

        @Override
        public ClaimAnswerJson json() {
            return new ClaimAnswerJson(
                    Outcome.CLAIMED, attempt, failures, leaseSeconds, 0, ready, instead, dividedBy, task, stage);
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
            return new ClaimAnswerJson(Outcome.BUSY, 0, 0, 0, retryAfterSeconds, false, null, 0, 0, 0);
        }
    }

    /** Finished, superseded or deleted: delete the message. */
    record Obsolete() implements ClaimAnswer {

        @Override
        public ClaimAnswerJson json() {
            return new ClaimAnswerJson(Outcome.OBSOLETE, 0, 0, 0, 0, false, null, 0, 0, 0);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ClaimAnswer of(ClaimAnswerJson json) {
        return json.answer();
    }

    @JsonValue
    ClaimAnswerJson json();
}
