package dev.millrace.video.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a job or at a task of it, and its time.
 *
 * @param number its fencing number
 * @param task number of the task; 0 when it is the job itself
 * @param endedAt null while it is at work
 * @param end null while it is at work
 * @param effort what it was busy with; null when its worker did not say
 */
public record AttemptSpan(
        int number,
        int task,
        Instant claimedAt,
        @Nullable Instant endedAt,
        @Nullable AttemptEnd end,
        @Nullable Effort effort) {

    /** At work since then. */
    static AttemptSpan atWork(Work work, int task) {
        return new AttemptSpan(work.attempt(), task, work.state().since(), null, null, null);
    }
}
