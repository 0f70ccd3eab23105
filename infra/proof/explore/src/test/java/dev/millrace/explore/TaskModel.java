package dev.millrace.explore;

/** What the design says of a divided job: its tasks, who gets which, and the assemblies of what is done. */
final class TaskModel {

    private TaskModel() {}

    static Outcome divide(State state, int attempt, Shape shape) {
        if (!isOfOpenJob(state, attempt)) {
            return Outcome.REFUSED;
        }
        int number = State.numberOf(attempt);
        if (state.isDivided()) {
            return number == state.get(Field.DIVIDED_BY) ? Outcome.OK : Outcome.REFUSED;
        }
        if (number != state.get(Field.ATTEMPT)) {
            return Outcome.REFUSED;
        }
        state.set(Field.DIVIDED_BY, number);
        state.set(Field.SHAPE, shape);
        state.set(Field.LEASE, Lease.TASKS);
        state.set(Field.FAILURES, 0);
        for (int task = 0; task < shape.tasks(); task++) {
            state.set(Field.TASK_0, task, TaskStage.WAITING);
        }
        JobModel.sent(state, shape.tasks());
        return Outcome.OK;
    }

    /** Nobody hears an attempt that is over, but that the job was divided may be said again. */
    static Outcome late(State state, int number, TaskWord word) {
        boolean isSaidAgain = word == TaskWord.DIVIDED && number == state.get(Field.DIVIDED_BY);
        return isSaidAgain && state.is(Field.OPEN) ? Outcome.OK : Outcome.REFUSED;
    }

    /** An assembly that is due comes first, then the lowest task that nobody works on. */
    static Outcome claim(State state, int worker) {
        boolean isDue = state.is(Field.LEASE, Lease.NONE) && !state.is(Field.BACK_OFF);
        if (isDue || state.is(Field.LEASE, Lease.LAPSED)) {
            boolean isOver = state.is(Field.LEASE, Lease.LAPSED) && JobModel.failsOnce(state);
            return isOver ? Outcome.OBSOLETE : assembly(state, worker);
        }
        for (int task = 0; task < TaskRows.TASKS; task++) {
            TaskStage stage = state.taskStage(task);
            if (stage == TaskStage.WAITING || stage.isLapsed()) {
                boolean isOver = stage.isLapsed() && TaskLeaseModel.failsOnce(state, task);
                return isOver ? Outcome.OBSOLETE : task(state, task, worker);
            }
        }
        return Outcome.BUSY;
    }

    private static Outcome assembly(State state, int worker) {
        int number = state.latestNumber() + 1;
        state.set(Field.ATTEMPT, number);
        state.set(Field.LEASE, Lease.LIVE);
        state.set(Field.BACK_OFF, 0);
        state.set(Field.STAGE, wholeStages(state));
        state.set(Field.WORKER_0, worker, State.attempt(state.get(Field.JOB), number));
        return Outcome.CLAIMED;
    }

    private static Outcome task(State state, int task, int worker) {
        int number = state.latestNumber() + 1;
        state.set(Field.TASKS_LATEST, number);
        state.set(Field.TASK_0, task, TaskStage.LIVE);
        state.set(Field.TASK_ATTEMPT_0, task, number);
        state.set(Field.WORKER_0, worker, State.attempt(state.get(Field.JOB), number));
        return Outcome.CLAIMED;
    }

    /** Stages of which no task is open, nor of any before it. */
    static int wholeStages(State state) {
        for (int task = 0; task < TaskRows.TASKS; task++) {
            if (state.taskStage(task).isOpen()) {
                return state.shape().stageOf(task);
            }
        }
        return state.shape().stages().size();
    }

    static boolean isWhole(State state) {
        return wholeStages(state) == state.shape().stages().size();
    }

    /** Whether an assembly was claimed that is not done. */
    static boolean isAssembling(State state) {
        return state.get(Field.STAGE) > state.get(Field.STAGES_DONE);
    }

    static boolean isOfOpenJob(State state, int attempt) {
        return state.is(Field.OPEN)
                && !state.is(Field.DELETED)
                && attempt != 0
                && State.jobOf(attempt) == state.get(Field.JOB);
    }

    /** The task whose latest attempt this is, or -1. */
    static int taskOf(State state, int attempt) {
        for (int task = 0; task < TaskRows.TASKS && isOfOpenJob(state, attempt); task++) {
            if (state.get(Field.TASK_ATTEMPT_0, task) == State.numberOf(attempt)) {
                return task;
            }
        }
        return -1;
    }

    static Outcome done(State state, int attempt) {
        if (!isOfOpenJob(state, attempt)) {
            return Outcome.REFUSED;
        }
        if (state.isDivided() && State.numberOf(attempt) == state.get(Field.ATTEMPT)) {
            return assembled(state);
        }
        int task = taskOf(state, attempt);
        if (task < 0) {
            return Outcome.REFUSED;
        }
        state.set(Field.TASK_0, task, TaskStage.DONE);
        state.set(Field.TASK_FAILURES_0, task, 0);
        assembleWhatIsWhole(state);
        return Outcome.OK;
    }

    private static Outcome assembled(State state) {
        if (!isAssembling(state)) {
            return Outcome.OK;
        }
        if (state.get(Field.STAGE) == state.shape().stages().size()) {
            return Outcome.REFUSED;
        }
        state.set(Field.STAGES_DONE, state.get(Field.STAGE));
        state.set(Field.LEASE, Lease.TASKS);
        state.set(Field.FAILURES, 0);
        state.set(Field.BACK_OFF, 0);
        assembleWhatIsWhole(state);
        return Outcome.OK;
    }

    private static void assembleWhatIsWhole(State state) {
        if (state.is(Field.LEASE, Lease.TASKS) && wholeStages(state) > state.get(Field.STAGES_DONE)) {
            state.set(Field.LEASE, Lease.NONE);
            JobModel.sent(state, 1);
        }
    }
}
