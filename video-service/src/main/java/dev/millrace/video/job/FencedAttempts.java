package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.Video;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds what an attempt speaks of, if it is the effective one: the latest attempt at the latest job, or at a task of that. Any other
 * is a {@link StaleAttempt}.
 */
@Component
class FencedAttempts {

    private final TranscodedVideos videos;
    private final Jobs jobs;
    private final JobTasks tasks;

    FencedAttempts(TranscodedVideos videos, Jobs jobs, JobTasks tasks) {
        this.videos = videos;
        this.jobs = jobs;
        this.tasks = tasks;
    }

    /** The locked job, or the locked task alone, of a job that is open, and so the latest. Its video is not locked: it must not move. */
    Piece lockOpen(AttemptId by) {
        Optional<Job> job = jobs.lockOpen(by);
        return job.isPresent() ? job.get() : tasks.lock(by).orElseThrow(StaleAttempt::new);
    }

    /** The locked video with its locked job, whether or not that is open. */
    LockedJob lock(AttemptId by) {
        Video video = videos.lock(by.videoId()).orElseThrow(StaleAttempt::new);
        return new LockedJob(video, effective(jobs.lockLatestOf(by.videoId()), by));
    }

    /** The same as {@link #lockOpen}, with all that must be locked before it. */
    LockedPiece lockWithJob(AttemptId by) {
        Video video = videos.lock(by.videoId()).orElseThrow(StaleAttempt::new);
        Job job = jobs.lock(by.jobId())
                .filter(found -> found.isOpen() && found.videoId().equals(video.id()))
                .orElseThrow(StaleAttempt::new);
        return new LockedPiece(new LockedJob(video, job), lockOpen(by));
    }

    /** The video and its open job, without a lock; empty when the job ended. */
    Optional<WorkedOn> workingOn(AttemptId by) {
        Video video = videos.find(by.videoId()).orElseThrow(StaleAttempt::new);
        Job job = effective(jobs.latestOf(by.videoId()), by);
        return Optional.of(new WorkedOn(video, job)).filter(found -> job.isOpen());
    }

    private static Job effective(Optional<Job> found, AttemptId by) {
        return found.filter(job -> by.number() > 0 && job.latestAttempt().equals(by))
                .orElseThrow(StaleAttempt::new);
    }

    /** @param piece the job, or a task of it */
    record LockedPiece(LockedJob locked, Piece piece) {}
}
