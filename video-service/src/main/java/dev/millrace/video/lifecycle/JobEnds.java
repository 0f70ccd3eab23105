package dev.millrace.video.lifecycle;

import static dev.millrace.video.lifecycle.EffectiveAttempts.job;

import dev.millrace.common.contract.FailReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends the open job of a locked video, within the caller's transaction. A READY video stays READY whatever happened. */
@Component
class JobEnds {

    private final StatusMoves moves;
    private final LeaseProperties lease;
    private final ApplicationEventPublisher events;

    JobEnds(StatusMoves moves, LeaseProperties lease, ApplicationEventPublisher events) {
        this.moves = moves;
        this.lease = lease;
        this.events = events;
    }

    /** The output is complete: READY, if it is not already. */
    void complete(Video video) {
        video.job(job(video).closed());
        if (video.status() == VideoStatus.READY) {
            publish(video, null);
            return;
        }
        moves.move(video, VideoStatus.READY);
    }

    /** It failed for good: FAILED, unless the video plays. */
    void giveUp(Video video, FailReason reason) {
        video.job(job(video).closed());
        if (video.status() == VideoStatus.READY) {
            publish(video, reason);
            return;
        }
        moves.fail(video, reason);
    }

    /** Gives up when the failures are used up, and says whether it did; why each attempt failed is in {@link TranscodeFailures}. */
    boolean giveUpIfExhausted(Video video) {
        CurrentJob job = job(video);
        if (job.failures() < lease.maxFailures()) {
            return false;
        }
        giveUp(video, FailReason.RETRIES_EXHAUSTED);
        String source = Objects.requireNonNull(video.source().fileKey(), "no source");
        events.publishEvent(new JobExhausted(video.id(), job.jobId(), source));
        return true;
    }

    private void publish(Video video, @Nullable FailReason reason) {
        events.publishEvent(new ReadyWorkChanged(video.id(), job(video).jobId(), video.ownerId(), false, reason));
    }
}
