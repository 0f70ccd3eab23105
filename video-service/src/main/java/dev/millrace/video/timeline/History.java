package dev.millrace.video.timeline;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.video.job.AttemptSpan;
import dev.millrace.video.job.JobHistory;
import dev.millrace.video.job.JobSpan;
import dev.millrace.video.video.PastStatuses.PastStatus;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a video's time.
 *
 * @param past the statuses before the current one, in time
 * @param jobs in the order in which they were opened
 * @param sourceBytes of the file that was uploaded last; null when none was
 * @param upload how that went
 */
record History(
        Instant createdAt,
        List<PastStatus> past,
        VideoStatus status,
        Instant statusSince,
        List<JobSpan> jobs,
        @Nullable Long sourceBytes,
        UploadCourse upload,
        Instant now) {

    History {
        past = List.copyOf(past);
        jobs = List.copyOf(jobs);
    }

    /** Whether the video stays as it is until its owner or an operator acts. */
    boolean isEnded() {
        boolean rests = status == VideoStatus.READY || status == VideoStatus.FAILED;
        return rests && jobs.stream().noneMatch(job -> job.endedAt() == null);
    }

    /** The creation, unless the history is longer than what is read of it. */
    Instant from() {
        return areJobsAll() ? createdAt : jobs.get(0).job().openedAt();
    }

    /** When the last thing ended, or now. */
    Instant to() {
        if (!isEnded()) {
            return now;
        }
        return jobs.stream()
                .flatMap(job -> Stream.ofNullable(job.endedAt()))
                .filter(end -> end.isAfter(statusSince))
                .max(Instant::compareTo)
                .orElse(statusSince);
    }

    boolean isWhole() {
        return areJobsAll() && attempts().count() < JobHistory.MOST_ATTEMPTS;
    }

    private boolean areJobsAll() {
        return jobs.size() < JobHistory.MOST_JOBS;
    }

    private Stream<AttemptSpan> attempts() {
        return jobs.stream().flatMap(job -> job.attempts().stream());
    }

    /** All statuses, the current one until the end. */
    List<PastStatus> statuses() {
        return Stream.concat(past.stream(), Stream.of(new PastStatus(status, statusSince, to())))
                .toList();
    }

    /** In which the file was uploaded that it has; null when it has none, or that is not known. */
    @Nullable PastStatus lastUpload() {
        return sourceBytes == null
                ? null
                : past.stream()
                        .filter(status -> status.status() == VideoStatus.UPLOADING)
                        .reduce((earlier, last) -> last)
                        .orElse(null);
    }

    /** When it began to play; null when it does not. */
    @Nullable Instant readyAt() {
        return status == VideoStatus.READY ? statusSince : null;
    }
}
