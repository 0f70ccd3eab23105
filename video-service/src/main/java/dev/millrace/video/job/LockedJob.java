package dev.millrace.video.job;

import dev.millrace.video.video.Video;

/** A job whose end may move its video: both are locked, the video first. */
record LockedJob(Video video, Job job) {

    void mustBeOpen() {
        if (!job.isOpen()) {
            throw new StaleAttempt();
        }
    }

    LockedJob with(Work work) {
        return new LockedJob(video, job.with(work));
    }
}
