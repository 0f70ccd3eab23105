package dev.millrace.video.job;

import java.util.UUID;

/**
 * A part of a divided job that an attempt may work on alone. A value: every change is a new one.
 *
 * @param number from 1 through all stages of the job, in the order in which they are claimed
 * @param stage from 1; the tasks of one become playable together
 */
public record Task(UUID jobId, int number, int stage, Work work) implements Piece {

    Task with(Work next) {
        return new Task(jobId, number, stage, next);
    }
}
