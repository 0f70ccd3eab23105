package dev.millrace.video.timeline;

import dev.millrace.video.job.AttemptEnd;
import dev.millrace.video.job.AttemptSpan;
import dev.millrace.video.job.JobSpan;
import dev.millrace.video.video.PastStatuses.PastStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lane that has all of a video's time: what its jobs and the attempts at them did, and its statuses where no job was open. Pure. */
final class MainLane {

    private final History history;
    private final LaneBuilder lane;

    private MainLane(History history) {
        this.history = history;
        this.lane = new LaneBuilder(history.from());
    }

    static Lane of(History history) {
        return new MainLane(history).build();
    }

    private Lane build() {
        history.jobs().stream()
                .map(job -> ofJob(job, history.to()))
                .flatMap(job -> job.steps().stream())
                .sorted(Comparator.comparing(Step::startedAt))
                .forEach(step -> {
                    statusesUntil(step.startedAt());
                    lane.add(step);
                });
        statusesUntil(history.to());
        return lane.lane();
    }

    private void statusesUntil(Instant until) {
        for (PastStatus status : history.statuses()) {
            if (status.endedAt().isAfter(lane.end()) && status.beganAt().isBefore(until)) {
                lane.fill(StepKind.UNATTRIBUTED, status.beganAt());
                Instant end = status.endedAt().isBefore(until) ? status.endedAt() : until;
                steps(status, lane.end(), end).forEach(lane::add);
            }
        }
        lane.fill(StepKind.UNATTRIBUTED, until);
    }

    /** An upload of which the file was stored has its bytes. */
    private List<Step> steps(PastStatus status, Instant begin, Instant end) {
        Long bytes = history.sourceBytes();
        return bytes != null && status.equals(history.lastUpload())
                ? new UploadSteps(begin, end, history.upload()).ofOwner(bytes)
                : List.of(Step.of(StepKind.of(status.status()), begin, end));
    }

    private static Lane ofJob(JobSpan span, Instant now) {
        LaneBuilder lane = new LaneBuilder(span.job().openedAt());
        StepKind wait = StepKind.QUEUED;
        Instant passedOver = span.turnWaits().get(0);
        for (AttemptSpan attempt : span.attempts()) {
            if (attempt.task() == 0) {
                waited(lane, wait, passedOver, attempt.claimedAt());
                AttemptSteps.of(span.job().id(), attempt, now).forEach(lane::add);
                wait = after(attempt.end());
                passedOver = span.turnWaits().get(attempt.number());
            }
        }
        waited(lane, wait, passedOver, Objects.requireNonNullElse(span.endedAt(), now));
        return lane.lane();
    }

    /** It waits for a worker until one comes, which may pass it over for another owner's. */
    private static void waited(LaneBuilder lane, StepKind wait, @Nullable Instant passedOver, Instant until) {
        if (passedOver != null && passedOver.isBefore(until)) {
            lane.fill(wait, passedOver);
            lane.fill(StepKind.TURN_WAIT, until);
        } else {
            lane.fill(wait, until);
        }
    }

    /** What a job does when it goes on after an attempt. */
    private static StepKind after(@Nullable AttemptEnd end) {
        if (end == AttemptEnd.DIVIDED || end == AttemptEnd.DONE) {
            return StepKind.TASKS;
        }
        return end == AttemptEnd.FAILED || end == AttemptEnd.LOST ? StepKind.BACK_OFF : StepKind.QUEUED;
    }
}
