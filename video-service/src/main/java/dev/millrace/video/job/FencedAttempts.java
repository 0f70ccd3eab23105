package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.Video;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the job that an attempt speaks of, if it is the effective one: the latest attempt at the latest job. Any other is a
 * {@link StaleAttempt}.
 */
@Component
class FencedAttempts {

    private final TranscodedVideos videos;
    private final Jobs jobs;

    FencedAttempts(TranscodedVideos videos, Jobs jobs) {
        this.videos = videos;
        this.jobs = jobs;
    }

    /** The locked job, which is open, and so the latest. Its video is not locked: it must not move. */
    Job lockOpen(AttemptId by) {
        return effective(jobs.lock(by.jobId()).filter(Job::isOpen), by);
    }

    /** The locked video with its locked job, whether or not that is open. */
    LockedJob lock(AttemptId by) {
        Video video = videos.lock(by.videoId()).orElseThrow(StaleAttempt::new);
        return new LockedJob(video, effective(jobs.lockLatestOf(by.videoId()), by));
    }

    /** The video of an open job, without a lock; empty when the job ended. */
    Optional<Video> workingOn(AttemptId by) {
        Video video = videos.find(by.videoId()).orElseThrow(StaleAttempt::new);
        Job job = effective(jobs.latestOf(by.videoId()), by);
        return Optional.of(video).filter(found -> job.isOpen());
    }

    private static Job effective(Optional<Job> found, AttemptId by) {
        return found.filter(job -> by.number() > 0 && job.latestAttempt().equals(by))
                .orElseThrow(StaleAttempt::new);
    }
}
