package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.queue.JobQueue;
import dev.millrace.video.video.Picture;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends the open job of a locked video, within the caller's transaction. A READY video stays READY whatever happened. */
@Component
class JobEnds {

    private final Jobs jobs;
    private final JobTasks tasks;
    private final TranscodedVideos videos;
    private final JobQueue queue;
    private final LeaseProperties lease;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JobEnds(
            Jobs jobs,
            JobTasks tasks,
            TranscodedVideos videos,
            JobQueue queue,
            LeaseProperties lease,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.videos = videos;
        this.queue = queue;
        this.lease = lease;
        this.events = events;
        this.clock = clock;
    }

    /** The output is complete: READY, if it is not already. */
    void complete(LockedJob locked, Picture picture) {
        end(locked.job(), locked.job().work().done(clock.instant()));
        boolean plays = locked.video().status() == VideoStatus.READY;
        videos.ready(locked.video(), picture);
        if (plays) {
            publish(locked, null);
        }
    }

    /** It failed for good: FAILED, unless the video plays. */
    void giveUp(LockedJob locked, FailReason reason) {
        end(locked.job(), locked.job().work().givenUp(reason, clock.instant()));
        if (locked.video().status() == VideoStatus.READY) {
            publish(locked, reason);
        } else {
            videos.failed(locked.video(), reason);
        }
        if (locked.job().isDivided()) {
            events.publishEvent(new TasksGivenUp(locked.video().id()));
        }
    }

    /** Its video is deleted. */
    void cancel(Job job) {
        end(job, job.work().canceled(clock.instant()));
    }

    // why: attempts at tasks learn from their next call that their task is gone
    private void end(Job job, Work ended) {
        jobs.save(job.with(ended));
        if (job.isDivided()) {
            tasks.removeOf(job.id());
        }
    }

    /** Whether this work used up its failures, so that it must be given up. */
    boolean isExhausted(Work work) {
        return work.failures() >= lease.maxFailures();
    }

    /**
     * The attempts are used up; why each failed is in {@link TranscodeFailures}. The job goes into the dead-letter queue, for the
     * operators' alarm and redrive, whatever became of the worker and its message.
     */
    void exhausted(LockedJob locked) {
        giveUp(locked, FailReason.RETRIES_EXHAUSTED);
        Job job = locked.job();
        queue.deadLetter(job.videoId(), job.id(), job.sourceFileKey());
    }

    private void publish(LockedJob locked, @Nullable FailReason reason) {
        Video video = locked.video();
        events.publishEvent(new ReadyVideoJobChanged(video.id(), locked.job().id(), video.ownerId(), false, reason));
    }
}
