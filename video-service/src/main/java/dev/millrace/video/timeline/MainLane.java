package dev.millrace.video.timeline;

import dev.millrace.video.job.AttemptEnd;
import dev.millrace.video.job.AttemptSpan;
import dev.millrace.video.job.JobSpan;
import dev.millrace.video.video.PastStatuses.PastStatus;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.Comparator;
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
                lane.add(counted(Step.of(StepKind.of(status.status()), lane.end(), end), status));
            }
        }
        lane.fill(StepKind.UNATTRIBUTED, until);
    }

    /** An upload of which the file was stored has its bytes. */
    private Step counted(Step step, PastStatus status) {
        Long bytes = history.sourceBytes();
        return bytes != null && status.equals(lastUpload()) ? step.with(bytes) : step;
    }

    private @Nullable PastStatus lastUpload() {
        return history.past().stream()
                .filter(status -> status.status() == VideoStatus.UPLOADING)
                .reduce((earlier, last) -> last)
                .orElse(null);
    }

    private static Lane ofJob(JobSpan span, Instant now) {
        LaneBuilder lane = new LaneBuilder(span.job().openedAt());
        StepKind wait = StepKind.QUEUED;
        for (AttemptSpan attempt : span.attempts()) {
            if (attempt.task() == 0) {
                lane.fill(wait, attempt.claimedAt());
                AttemptSteps.of(span.job().id(), attempt, now).forEach(lane::add);
                wait = after(attempt.end());
            }
        }
        lane.fill(wait, Objects.requireNonNullElse(span.endedAt(), now));
        return lane.lane();
    }

    /** What a job does when it goes on after an attempt. */
    private static StepKind after(@Nullable AttemptEnd end) {
        if (end == AttemptEnd.DIVIDED || end == AttemptEnd.DONE) {
            return StepKind.TASKS;
        }
        return end == AttemptEnd.FAILED || end == AttemptEnd.LOST ? StepKind.BACK_OFF : StepKind.QUEUED;
    }
}
