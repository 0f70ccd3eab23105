package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ClaimAnswer} as JSON: one flat object for all three, in which what does not apply is 0, false or null.
 *
 * @param dividedBy null of a video-service that knows no tasks, like {@code task} and {@code stage}
 */
@JsonIgnoreProperties(ignoreUnknown = true) // why: a newer video-service may add fields
record ClaimAnswerJson(
        Outcome outcome,
        int attempt,
        int failures,
        int leaseSeconds,
        int retryAfterSeconds,
        boolean ready,
        @Nullable TranscodeJob instead,
        @Nullable Integer dividedBy,
        @Nullable Integer task,
        @Nullable Integer stage) {

    /** Which answer. */
    enum Outcome {
        CLAIMED,
        BUSY,
        OBSOLETE
    }

    ClaimAnswer answer() {
        return switch (outcome) {
            case CLAIMED ->
                new ClaimAnswer.Claimed(
                        attempt, failures, leaseSeconds, ready, instead, or0(dividedBy), or0(task), or0(stage));
            case BUSY -> new ClaimAnswer.Busy(retryAfterSeconds);
            case OBSOLETE -> new ClaimAnswer.Obsolete();
        };
    }

    private static int or0(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
