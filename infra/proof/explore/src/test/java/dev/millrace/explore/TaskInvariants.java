package dev.millrace.explore;

import static dev.millrace.explore.Invariants.must;

/** What the design of divided jobs says is true at every moment, and of every step. */
final class TaskInvariants {

    private TaskInvariants() {}

    static void check(State state) {
        boolean isGoingOn = state.is(Field.OPEN) && state.isDivided();
        must(isGoingOn != (state.shape() == Shape.WHOLE), "tasks without an open divided job, or the other way round");
        must(state.get(Field.DIVIDED_BY) <= State.ATTEMPTS, "a job is divided by an attempt at a task");
        if (isGoingOn) {
            tasks(state);
            assembly(state);
        } else {
            must(state.get(Field.TASKS_LATEST) == 0 && !state.is(Field.LEASE, Lease.TASKS), "a whole job has tasks");
        }
    }

    private static void tasks(State state) {
        int attempt = state.get(Field.ATTEMPT);
        must(attempt >= state.get(Field.DIVIDED_BY), "a job is divided by nobody");
        for (int task = 0; task < TaskRows.TASKS; task++) {
            TaskStage stage = state.taskStage(task);
            int number = state.get(Field.TASK_ATTEMPT_0, task);
            must((task < state.shape().tasks()) == (stage != TaskStage.NONE), "a task is missing");
            must(number > 0 || !stage.isClaimed() && stage != TaskStage.DONE, "a task is worked on by nobody");
            must(number == 0 || number != attempt, "a task has the fencing number of its job");
            must(number <= state.latestNumber(), "a fencing number that the job does not know");
            must(state.get(Field.TASK_FAILURES_0, task) < JobModel.MOST_FAILURES, "a task that cannot be done stays");
        }
        int first = state.get(Field.TASK_ATTEMPT_0);
        must(first == 0 || first != state.get(Field.TASK_ATTEMPT_1), "two tasks have one fencing number");
    }

    private static void assembly(State state) {
        int whole = TaskModel.wholeStages(state);
        must(state.get(Field.STAGE) <= whole, "an assembly of tasks that are not done");
        must(state.get(Field.STAGES_DONE) <= state.get(Field.STAGE), "a stage is done that was not assembled");
        boolean isDue = whole > state.get(Field.STAGES_DONE);
        must(isDue || state.is(Field.LEASE, Lease.TASKS), "a job waits to be assembled, and nothing is whole");
        must(!isDue || !state.is(Field.LEASE, Lease.TASKS), "nobody assembles what is whole");
        must(TaskModel.isAssembling(state) || !state.is(Field.LEASE, Lease.LIVE), "a lease of nobody");
    }

    static void check(State before, State after) {
        if (before.get(Field.JOB) != after.get(Field.JOB)) {
            return;
        }
        if (after.is(Field.OPEN) && after.isDivided()) {
            messages(before, after);
        }
        if (!before.isDivided()) {
            return;
        }
        must(before.get(Field.DIVIDED_BY) == after.get(Field.DIVIDED_BY), "a job is divided twice");
        if (after.is(Field.OPEN)) {
            must(before.shape() == after.shape(), "the tasks are others");
            must(after.latestNumber() >= before.latestNumber(), "a fencing number is forgotten");
            must(after.get(Field.STAGES_DONE) >= before.get(Field.STAGES_DONE), "an assembly is undone");
            for (int task = 0; task < TaskRows.TASKS; task++) {
                task(before, after, task);
            }
        }
        boolean isDone = before.is(Field.OPEN) && after.is(Field.JOB_END, JobEnd.DONE);
        boolean isByTasks = after.savedFolder() == State.folder(after.get(Field.JOB), after.get(Field.DIVIDED_BY));
        must(!isDone || !isByTasks || TaskModel.isWhole(before), "a job is done before its tasks");
    }

    /** While no message is lost, there is one for whatever is not done: who is done removes its own, and no other is removed. */
    private static void messages(State before, State after) {
        int removed = hasEnded(before, after) ? 1 : 0;
        int sent = after.get(Field.SENT);
        must(undone(before) + sent - removed >= undone(after), "there are fewer messages than tasks and assemblies");
    }

    private static int undone(State state) {
        int undone = state.is(Field.LEASE, Lease.TASKS) ? 0 : 1;
        for (int task = 0; task < TaskRows.TASKS; task++) {
            undone += state.taskStage(task).isOpen() ? 1 : 0;
        }
        return undone;
    }

    /** Whether the attempt that spoke ends with its work done: it divided the job, or did a task, or an assembly. */
    private static boolean hasEnded(State before, State after) {
        boolean isTaskDone = false;
        for (int task = 0; task < TaskRows.TASKS; task++) {
            isTaskDone |= before.taskStage(task) != after.taskStage(task) && after.taskStage(task) == TaskStage.DONE;
        }
        return isTaskDone || beginsAfresh(before, after);
    }

    private static void task(State before, State after, int task) {
        boolean isDone = before.taskStage(task) == TaskStage.DONE;
        must(!isDone || after.taskStage(task) == TaskStage.DONE, "a task that was done is not");
        int was = before.get(Field.TASK_ATTEMPT_0, task);
        int is = after.get(Field.TASK_ATTEMPT_0, task);
        must(is == was || is > before.latestNumber(), "a fencing number was given before");
        must(is == was || before.taskStage(task) != TaskStage.LIVE, "a task is taken from who works on it");
    }

    /** Whether what failed does not count any more: the job was divided, or an assembly is done. */
    static boolean beginsAfresh(State before, State after) {
        boolean isDivided = !before.isDivided() && after.isDivided();
        return isDivided || after.get(Field.STAGES_DONE) > before.get(Field.STAGES_DONE);
    }
}
