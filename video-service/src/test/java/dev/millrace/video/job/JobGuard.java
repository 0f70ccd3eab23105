package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.video.video.TranscodedVideos;

/** What keeps attempts apart. A test switches one off to see that it is missed. */
public enum JobGuard {
    /** Only the latest attempt is heard. */
    FENCING {
        @Override
        FencedAttempts off(TranscodedVideos videos, Jobs jobs) {
            return new FencedAttempts(videos, jobs) {

                @Override
                Job lockOpen(AttemptId by) {
                    return jobs.lockLatestOf(by.videoId()).orElseThrow(StaleAttempt::new);
                }

                @Override
                LockedJob lock(AttemptId by) {
                    return new LockedJob(videos.lock(by.videoId()).orElseThrow(StaleAttempt::new), lockOpen(by));
                }
            };
        }
    },
    /** The video is locked before its job. */
    LOCK_ORDER {
        @Override
        FencedAttempts off(TranscodedVideos videos, Jobs jobs) {
            return new FencedAttempts(videos, jobs) {

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
    FencedAttempts off(TranscodedVideos videos, Jobs jobs) {
        return new FencedAttempts(videos, jobs);
    }
}
