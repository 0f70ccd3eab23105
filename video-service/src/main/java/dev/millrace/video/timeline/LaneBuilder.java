package dev.millrace.video.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lays steps one after the other; of one that begins before the last one ended, only what is behind that stays. */
final class LaneBuilder {

    private final List<Step> steps = new ArrayList<>();
    private Instant end;

    LaneBuilder(Instant begin) {
        this.end = begin;
    }

    /** Where the next step may begin. */
    Instant end() {
        return end;
    }

    void add(Step step) {
        if (step.endedAt().isAfter(end)) {
            steps.add(step.startedAt().isBefore(end) ? step.startingAt(end) : step);
            end = step.endedAt();
        }
    }

    /** Fills up to there. */
    void fill(StepKind kind, Instant until) {
        add(Step.of(kind, end, until));
    }

    Lane lane() {
        return new Lane(steps);
    }
}
