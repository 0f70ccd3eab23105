package dev.millrace.video.timeline;

import dev.millrace.video.job.AttemptEnd;
import dev.millrace.video.job.AttemptSpan;
import dev.millrace.video.job.JobSpan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a video's time went into. Pure.
 *
 * @param to when its last job or status ended, or now
 * @param ended whether nothing happens any more unless somebody asks for it
 * @param readyAt when it began to play; null when it does not
 * @param unattributed part of the first lane's time of which nothing is known, 0 to 1
 * @param lanes the first one has all of the time; further ones have the parts of the upload, and tasks that were made at the same time
 */
record Timeline(
        Instant from,
        Instant to,
        boolean ended,
        @Nullable Instant readyAt,

        @Schema(description = "Whether all of its history is here; else the latest jobs and attempts are")
        boolean whole,

        @Schema(description = "Part of the time of which nothing is known, 0 to 1")
        double unattributed,

        List<Attempt> attempts,

        @Schema(
                description =
                        "The first lane has all of the time, its steps follow one another without a gap; further ones "
                                + "have the parts of the upload as they were stored, and tasks that were made at the same time")
        List<Lane> lanes) {

    Timeline {
        attempts = List.copyOf(attempts);
        lanes = List.copyOf(lanes);
    }

    static Timeline of(History history) {
        Lane main = MainLane.of(history);
        return new Timeline(
                history.from(),
                history.to(),
                history.isEnded(),
                history.readyAt(),
                history.isWhole(),
                unattributed(main),
                history.jobs().stream().flatMap(Timeline::attempts).toList(),
                Stream.of(Stream.of(main), parts(history), TaskLanes.of(history).stream())
                        .flatMap(lanes -> lanes)
                        .toList());
    }

    /** None when it is not known how they came, or when that was before the history that is read. */
    private static Stream<Lane> parts(History history) {
        return Stream.ofNullable(history.lastUpload())
                .filter(upload -> !upload.beganAt().isBefore(history.from()))
                .map(upload -> new UploadSteps(upload.beganAt(), upload.endedAt(), history.upload()).ofParts())
                .filter(lane -> !lane.steps().isEmpty());
    }

    private static Stream<Attempt> attempts(JobSpan span) {
        return span.attempts().stream().map(attempt -> Attempt.of(span, attempt));
    }

    private static double unattributed(Lane lane) {
        Duration all = length(lane.steps().stream());
        Duration unknown = length(lane.steps().stream().filter(step -> step.step() == StepKind.UNATTRIBUTED));
        return all.isZero() ? 0 : (double) unknown.toNanos() / all.toNanos();
    }

    private static Duration length(Stream<Step> steps) {
        return steps.map(Step::length).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * An attempt at a job or a task.
     *
     * @param task number of the task; 0 when it is the job itself
     * @param traceId of the trace of the job; null when it was not traced
     * @param endedAt null while it is at work
     * @param outcome null while it is at work
     * @param cpuMillis processor time of the programs that its worker ran, in milliseconds; null when it was not measured
     */
    record Attempt(
            UUID jobId,
            int attempt,
            int task,
            @Nullable String traceId,
            Instant claimedAt,
            @Nullable Instant endedAt,
            @Nullable AttemptEnd outcome,
            @Nullable Long cpuMillis) {

        static Attempt of(JobSpan span, AttemptSpan attempt) {
            return new Attempt(
                    span.job().id(),
                    attempt.number(),
                    attempt.task(),
                    span.traceId(),
                    attempt.claimedAt(),
                    attempt.endedAt(),
                    attempt.end(),
                    attempt.effort() == null ? null : attempt.effort().cpuMillis());
        }
    }
}
