package dev.millrace.video.timeline;

import dev.millrace.video.job.AttemptEnd;
import dev.millrace.video.job.AttemptSpan;
import dev.millrace.video.job.Effort;
import dev.millrace.video.job.Effort.Timed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The steps of one attempt: from its claim to its end by our clock, in between by its worker's watch. Pure. */
final class AttemptSteps {

    private AttemptSteps() {}

    /** @param now where an attempt that is at work ends for the time being */
    static List<Step> of(UUID jobId, AttemptSpan attempt, Instant now) {
        Instant end = end(attempt, now);
        Effort effort = attempt.effort();
        if (effort == null || attempt.endedAt() == null) {
            return List.of(Step.of(unsaid(attempt), attempt.claimedAt(), end, jobId, attempt, null));
        }
        List<Step> steps = new ArrayList<>();
        Instant begin = attempt.claimedAt();
        for (Timed timed : effort.steps()) {
            Instant next = earlier(begin.plusMillis(timed.millis()), end);
            steps.add(Step.of(StepKind.of(timed.step()), begin, next, jobId, attempt, timed.bytes()));
            begin = next;
        }
        if (begin.isBefore(end)) {
            steps.add(Step.of(StepKind.REPORTING, begin, end, jobId, attempt, null));
        }
        return steps;
    }

    static Instant end(AttemptSpan attempt, Instant now) {
        Instant ended = attempt.endedAt();
        return ended == null ? later(now, attempt.claimedAt()) : ended;
    }

    private static StepKind unsaid(AttemptSpan attempt) {
        AttemptEnd end = attempt.end();
        if (end == null) {
            return StepKind.WORKING;
        }
        return switch (end) {
            case LOST -> StepKind.LOST;
            case CANCELED -> StepKind.CANCELED;
            case DONE, DIVIDED, FAILED, RELEASED -> StepKind.UNATTRIBUTED;
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
