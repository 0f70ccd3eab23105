package dev.millrace.video.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a claim. */
public sealed interface ClaimOutcome {

    /**
     * The job is the claimant's, or a task of it.
     *
     * @param task null when it is the job itself
     * @param life how long the claim holds without renewal
     * @param plays whether the video is READY already
     */
    record Claimed(Job job, @Nullable Task task, Duration life, boolean plays) implements ClaimOutcome {

        /** What is the claimant's. */
        public Work work() {
            return task == null ? job.work() : task.work();
        }

        /** Number of the task; 0 when it is the job itself. */
        public int taskNumber() {
            return task == null ? 0 : task.number();
        }

        /** With an assembly, the stage up to which it goes; else 0. */
        public int stage() {
            return task == null && job.isDivided() ? job.division().stage() : 0;
        }
    }

    /** Other attempts hold the leases, or the job is not known yet: it may be asked for again after that time. */
    record Busy(Duration retryAfter) implements ClaimOutcome {}

    /** The job ended, or its video is gone. */
    record Obsolete() implements ClaimOutcome {}
}
