package dev.millrace.video.dispatch;

import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.video.lifecycle.Video;
import org.springframework.stereotype.Service;

/** Another job for a video whose last one ended without success, whoever owns it. */
@Service
public class Replays {

    private final StoredSources sources;
    private final NewJobs jobs;

    Replays(StoredSources sources, NewJobs jobs) {
        this.sources = sources;
        this.jobs = jobs;
    }

    /**
     * Enqueues a new job, unless it is only rehearsed. Repeatable: a video with an open job gets no second one.
     *
     * @param video FAILED, or READY
     * @param isRehearsal only tell what would be done
     */
    public Replay replay(Video video, boolean isRehearsal) {
        if (video.hasOpenJob()) {
            return Replay.NOT_NEEDED;
        }
        if (!sources.exist(video)) {
            return Replay.SOURCE_MISSING;
        }
        return isRehearsal || isOpened(video) ? Replay.ENQUEUED : Replay.NOT_NEEDED;
    }

    private boolean isOpened(Video video) {
        try {
            return jobs.open(video);
        } catch (IllegalTransition e) { // why: its owner was faster, say with a new upload
            return false;
        }
    }

    /** What a replay did, or would do. */
    public enum Replay {
        /** The video has a new job in the queue. */
        ENQUEUED,
        /** There is nothing to make it from. */
        SOURCE_MISSING,
        /** A job is open already, or the video is in another status by now. */
        NOT_NEEDED
    }
}
