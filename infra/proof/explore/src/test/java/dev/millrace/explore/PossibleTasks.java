package dev.millrace.explore;

/** Whether what concerns a divided job can happen in a state. */
final class PossibleTasks {

    private PossibleTasks() {}

    static boolean is(State state, Event event) {
        int a = event.a();
        return switch (event.kind()) {
            case DIVIDE -> state.is(Field.WORKER_0.of(a)) && hasLeftWork(state, state.get(Field.WORKER_0, a));
            case DONE -> state.is(Field.WORKER_0.of(a));
            case CLAIM_BY_OLD -> state.is(Field.OPEN) && state.isDivided();
            case TASK_CLAIM_AGAIN ->
                state.taskStage(event.b()) == TaskStage.LIVE && state.get(Field.TASK_HOLDER_0, event.b()) == a + 1;
            case LATE_TASK_WORD -> state.isDivided() && isOver(state, a);
            case TASK_LAPSES -> state.taskStage(a) == TaskStage.LIVE;
            case TASK_SILENCE -> state.taskStage(a) == TaskStage.LIVE || state.taskStage(a) == TaskStage.LAPSED;
            case BACK_OFF_ENDS -> state.is(Field.BACK_OFF);
            case TASK_BACK_OFF_ENDS -> state.taskStage(a) == TaskStage.BACKING_OFF;
            default -> throw new IllegalArgumentException(event.toString());
        };
    }

    static boolean isSilent(State state) {
        return state.taskStage(0) == TaskStage.SILENT || state.taskStage(1) == TaskStage.SILENT;
    }

    /** Who made everything itself divides nothing. */
    private static boolean hasLeftWork(State state, int attempt) {
        return state.output(state.folderOf(attempt)) != Output.WHOLE;
    }

    /** Of a divided job only who assembles stores an output, as much as there is; a task's chunk is none. */
    static boolean mayStore(State state, int attempt, Output output) {
        boolean isOfLatestJob = State.jobOf(attempt) == state.get(Field.JOB);
        if (!state.isDivided() || !isOfLatestJob || State.numberOf(attempt) < state.get(Field.DIVIDED_BY)) {
            return State.numberOf(attempt) <= State.ATTEMPTS;
        }
        boolean isLast = state.get(Field.STAGE) == state.shape().stages().size();
        return state.is(Field.OPEN)
                && State.numberOf(attempt) == state.get(Field.ATTEMPT)
                && TaskModel.isAssembling(state)
                && output == (isLast ? Output.WHOLE : Output.PLAYS);
    }

    /** Whether an attempt of the latest job was, and another one came after it. */
    private static boolean isOver(State state, int number) {
        return number != state.get(Field.ATTEMPT)
                && number != state.get(Field.TASK_ATTEMPT_0)
                && number != state.get(Field.TASK_ATTEMPT_1)
                && (!state.is(Field.OPEN) || number < state.latestNumber());
    }
}
