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
    LEASE,
    /** Only the latest attempt at a task is heard: see {@link InMemoryTaskRows}. */
    TASK_FENCING,
    /** A stage is whole with the last of its tasks: see {@link InMemoryTaskRows}. */
    WHOLE_STAGES,
    /** Tasks end with their job: see {@link InMemoryTaskRows}. */
    END_OF_TASKS,
    /** A job and its tasks draw their fencing numbers from one counter: see {@link InMemoryJobRows}. */
    ONE_COUNTER,
    /** What keeps a task's lease locks nothing else. */
    TASK_ALONE {
        @Override
        FencedAttempts off(TranscodedVideos videos, Jobs jobs, JobTasks tasks) {
            return new FencedAttempts(videos, jobs, tasks) {

                @Override
                Piece lockOpen(AttemptId by) {
                    jobs.lock(by.jobId());
                    return super.lockOpen(by);
                }
            };
        }
    };

    /** How attempts are fenced without this guard. */
    FencedAttempts off(TranscodedVideos videos, Jobs jobs, JobTasks tasks) {
        return new FencedAttempts(videos, jobs, tasks);
    }
}
