package dev.millrace.explore;

/** What happens without any service. */
final class Nature {

    private Nature() {}

    static void strike(State state, Event event) {
        int a = event.a();
        switch (event.kind()) {
            case PUT -> state.set(Field.PARTS_0, a, event.parts());
            case STORE -> state.output(state.folderOf(state.get(Field.WORKER_0, a)), event.output());
            case DIE -> state.set(Field.WORKER_0, a, 0);
            case SOURCE_VANISHES -> {
                state.set(Field.OBJECT, 0);
                state.set(Field.OBJECT_BAD, 0);
            }
            case MINUTES_PASS -> grow(state, a, state.is(Field.AGE_0, a, Age.EXPIRED) ? Age.EXPIRED : Age.IDLE);
            case DAYS_PASS -> grow(state, a, Age.EXPIRED);
            case LEASE_LAPSES -> state.set(Field.LEASE, Lease.LAPSED);
            case SILENCE -> {
                state.set(Field.SILENT, 1);
                state.set(Field.LEASE, silent(state));
                state.set(Field.BACK_OFF, 0);
            }
            case BACK_OFF_ENDS -> state.set(Field.BACK_OFF, 0);
            case TASK_LAPSES -> state.set(Field.TASK_0, a, TaskStage.LAPSED);
            case TASK_SILENCE -> state.set(Field.TASK_0, a, TaskStage.SILENT);
            case TASK_BACK_OFF_ENDS -> state.set(Field.TASK_0, a, TaskStage.WAITING);
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    /** What becomes of the job's lease when nothing is heard of the job for hours; its tasks may go on. */
    static Lease silent(State state) {
        Lease lease = Lease.values()[state.get(Field.LEASE)];
        return lease == Lease.LIVE ? Lease.LAPSED : lease;
    }

    private static void grow(State state, int slot, Age age) {
        state.set(Field.AGE_0, slot, age);
        if (!state.is(Field.COMPLETING_0, slot, Completing.NEVER)) {
            state.set(Field.COMPLETING_0, slot, Completing.LONG_AGO);
        }
    }
}
