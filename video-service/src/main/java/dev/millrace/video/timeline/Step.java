package dev.millrace.video.timeline;

import dev.millrace.video.job.AttemptSpan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a video's time.
 *
 * @param jobId of the attempt; null without one
 * @param attempt fencing number; null without one
 * @param bytes uploaded, fetched or stored in it; null where none are counted
 */
record Step(
        StepKind step,
        Instant startedAt,
        Instant endedAt,

        @Schema(description = "With attempt, names one of the attempts; null outside of them") @Nullable UUID jobId,

        @Nullable Integer attempt,

        @Schema(description = "Uploaded, fetched or stored in it; null where none are counted") @Nullable Long bytes) {

    static Step of(StepKind step, Instant startedAt, Instant endedAt) {
        return new Step(step, startedAt, endedAt, null, null, null);
    }

    static Step of(
            StepKind step, Instant startedAt, Instant endedAt, UUID jobId, AttemptSpan attempt, @Nullable Long bytes) {
        return new Step(step, startedAt, endedAt, jobId, attempt.number(), bytes);
    }

    Step startingAt(Instant later) {
        return new Step(step, later, endedAt, jobId, attempt, bytes);
    }

    Step with(long counted) {
        return new Step(step, startedAt, endedAt, jobId, attempt, counted);
    }

    Duration length() {
        return Duration.between(startedAt, endedAt);
    }
}
