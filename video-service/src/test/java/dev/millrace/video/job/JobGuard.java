package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.video.video.TranscodedVideos;

/** What keeps attempts apart. A test switches one off to see that it is missed. */
public enum JobGuard {
    /** Only the latest attempt is heard. */
    FENCING {
        @Override
        FencedAttempts off(TranscodedVideos videos, Jobs jobs, JobTasks tasks) {
            return new FencedAttempts(videos, jobs, tasks) {

                @Override
                Piece lockOpen(AttemptId by) {
                    return latest(by);
                }

                @Override
                LockedJob lock(AttemptId by) {
                    return new LockedJob(videos.lock(by.videoId()).orElseThrow(StaleAttempt::new), latest(by));
                }

                private Job latest(AttemptId by) {
                    return jobs.lockLatestOf(by.videoId()).orElseThrow(StaleAttempt::new);
                }
            };
        }
    },
    /** The video is locked before its job. */
    LOCK_ORDER {
        @Override
        FencedAttempts off(TranscodedVideos videos, Jobs jobs, JobTasks tasks) {
            return new FencedAttempts(videos, jobs, tasks) {

                @Override
                LockedJob lock(AttemptId by) {
                    jobs.lockLatestOf(by.videoId());
                    return super.lock(by);
                }
            };
        }
    },
    /** A claim does not take the job away from its holder: see {@link GreedyClaims}. */
    LEASE;

    /** How attempts are fenced without this guard. */
    FencedAttempts off(TranscodedVideos videos, Jobs jobs, JobTasks tasks) {
        return new FencedAttempts(videos, jobs, tasks);
    }
}
