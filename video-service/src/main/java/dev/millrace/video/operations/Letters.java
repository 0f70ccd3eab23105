package dev.millrace.video.operations;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.video.dispatch.DeadLetters.DeadLetter;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.TranscodeFailures;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.Videos;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What dead letters stand for. */
@Component
class Letters {

    private final Videos videos;
    private final TranscodeFailures failures;

    Letters(Videos videos, TranscodeFailures failures) {
        this.videos = videos;
        this.failures = failures;
    }

    Letter understand(DeadLetter dead) {
        TranscodeJob job = dead.job();
        if (job == null) {
            return new Letter(dead.id(), LetterState.UNREADABLE, null, null, null, null, null);
        }
        Video video = videos.findByIdAndDeletedAtIsNull(job.videoId()).orElse(null);
        CurrentJob current = video == null ? null : video.job();
        FailReason reason = current == null || !current.jobId().equals(job.jobId())
                ? null
                : failures.reason(current.jobId(), current.attempt()).orElse(null);
        return new Letter(
                dead.id(),
                state(job, video, current, reason),
                job.videoId(),
                job.jobId(),
                job.enqueuedAt(),
                video == null ? null : video.status(),
                reason);
    }

    private static LetterState state(
            TranscodeJob job, @Nullable Video video, @Nullable CurrentJob current, @Nullable FailReason reason) {
        if (video == null || current == null || !current.jobId().equals(job.jobId())) {
            return LetterState.OBSOLETE;
        }
        if (current.isOpen()) {
            return LetterState.WAITING;
        }
        boolean isUnfinished = video.status() == VideoStatus.FAILED || reason != null;
        return isUnfinished ? LetterState.REDRIVABLE : LetterState.OBSOLETE;
    }

    /** What can be done with a letter. */
    enum LetterState {
        /** Its job used up its attempts: a redrive gives the video a new one. */
        REDRIVABLE,
        /** Its job is open: the service itself enqueues it again within a minute. */
        WAITING,
        /** Its job was superseded or done, or its video is gone: a redrive takes it out. */
        OBSOLETE,
        /** It is no job that this service knows: somebody must look. */
        UNREADABLE
    }

    /**
     * One letter.
     *
     * @param enqueuedAt when it was put there, or its job into the queue
     * @param failReason why the last attempt failed, where somebody could tell
     */
    record Letter(
            String messageId,
            LetterState state,
            @Nullable UUID videoId,
            @Nullable UUID jobId,
            @Nullable Instant enqueuedAt,
            @Nullable VideoStatus videoStatus,
            @Nullable FailReason failReason) {}
}
