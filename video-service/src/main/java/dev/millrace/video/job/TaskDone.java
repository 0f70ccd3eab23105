package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;

/**
 * A task of an open job is done. Published inside the transaction that changes it.
 *
 * @param planner the attempt that divided the job
 * @param done how many tasks are done
 * @param tasks how many there are
 */
public record TaskDone(AttemptId planner, int done, int tasks) {}
