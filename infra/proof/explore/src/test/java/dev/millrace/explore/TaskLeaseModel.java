package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;

/** What the design says of the lease of a task, of its failures, and of recovery. */
final class TaskLeaseModel {

    private TaskLeaseModel() {}

    static Outcome renew(State state, int task) {
        if (state.taskStage(task).isOpen()) {
            state.set(Field.TASK_0, task, TaskStage.LIVE);
        }
        return Outcome.OK;
    }

    static Outcome release(State state, int task) {
        if (state.taskStage(task).isClaimed()) {
            boolean isAfterFailure = state.get(Field.TASK_FAILURES_0, task) > 0;
            state.set(Field.TASK_0, task, isAfterFailure ? TaskStage.BACKING_OFF : TaskStage.WAITING);
        }
        return Outcome.OK;
    }

    static Outcome failOnce(State state, int task) {
        if (state.taskStage(task).isClaimed()) {
            failsOnce(state, task);
        }
        return Outcome.OK;
    }

    /** Counts a failure and releases the lease; returns whether it was the last one allowed, which ends the job. */
    static boolean failsOnce(State state, int task) {
        int failures = state.get(Field.TASK_FAILURES_0, task) + 1;
        if (failures == JobModel.MOST_FAILURES) {
            JobModel.endsInFailure(state, FailReason.RETRIES_EXHAUSTED);
            return true;
        }
        state.set(Field.TASK_FAILURES_0, task, failures);
        state.set(Field.TASK_0, task, TaskStage.BACKING_OFF);
        return false;
    }

    /** Recovery finds tasks of which nothing was heard. */
    static void recoverSilent(State state) {
        for (int task = 0; task < TaskRows.TASKS; task++) {
            if (state.taskStage(task) == TaskStage.SILENT && !failsOnce(state, task)) {
                JobModel.sent(state, 1);
            }
        }
    }

    /**
     * A job that waits for its tasks gets messages again.
     *
     * @param isOneDead whether it is known that one is missing, and not how many
     */
    static void messagesAgain(State state, boolean isOneDead) {
        int unclaimed = unclaimed(state);
        JobModel.sent(state, isOneDead ? Math.min(1, unclaimed) : unclaimed);
    }

    /** Tasks that nobody works on. */
    private static int unclaimed(State state) {
        int unclaimed = 0;
        for (int task = 0; task < TaskRows.TASKS; task++) {
            TaskStage stage = state.taskStage(task);
            unclaimed += stage.isOpen() && stage != TaskStage.LIVE ? 1 : 0;
        }
        return unclaimed;
    }
}
