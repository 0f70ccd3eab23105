package dev.millrace.video.lifecycle;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the video that an attempt speaks of, if it is the effective one; everybody else is a {@link StaleAttempt}. */
@Component
class EffectiveAttempts {

    private final VideoRows rows;

    EffectiveAttempts(VideoRows rows) {
        this.rows = rows;
    }

    /** The locked video, whether or not the job is open. */
    Video lock(UUID videoId, UUID jobId, int attempt) {
        return effective(rows.lock(videoId), jobId, attempt);
    }

    /** The locked video, whose job is open. */
    Video lockOpen(UUID videoId, UUID jobId, int attempt) {
        Video video = lock(videoId, jobId, attempt);
        if (!video.hasOpenJob()) {
            throw new StaleAttempt();
        }
        return video;
    }

    /** The video without a lock. */
    Video read(UUID videoId, UUID jobId, int attempt) {
        return effective(rows.findById(videoId), jobId, attempt);
    }

    private static Video effective(Optional<Video> found, UUID jobId, int attempt) {
        return found.filter(video -> !video.isDeleted())
                .filter(video -> video.job() != null && video.job().isEffective(jobId, attempt))
                .orElseThrow(StaleAttempt::new);
    }

    /** The job of a video that has one. */
    static CurrentJob job(Video video) {
        CurrentJob job = video.job();
        if (job == null) {
            throw new StaleAttempt();
        }
        return job;
    }
}
