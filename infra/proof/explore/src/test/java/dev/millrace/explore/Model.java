package dev.millrace.explore;

import java.util.List;

/**
 * What the specification says must happen, written from its tables and not from the code: for every event the answer, and
 * what becomes of the video, its job and its sessions.
 */
final class Model {

    /** What must be as the model says after every event. */
    static final List<Field> COMPARED = List.of(
            Field.VIDEO_STATUS,
            Field.FAIL_REASON,
            Field.DELETED,
            Field.JOB,
            Field.ATTEMPT,
            Field.FAILURES,
            Field.LEASE,
            Field.OPEN,
            Field.JOB_END,
            Field.JOBS_OPENED,
            Field.ASSETS,
            Field.JOBS_SENT,
            Field.WORKER_0,
            Field.WORKER_1,
            Field.STATUS_0,
            Field.REASON_0,
            Field.STATUS_1,
            Field.REASON_1,
            Field.DIVIDED_BY,
            Field.SHAPE,
            Field.TASKS_LATEST,
            Field.STAGE,
            Field.STAGES_DONE,
            Field.BACK_OFF,
            Field.TASK_0,
            Field.TASK_ATTEMPT_0,
            Field.TASK_FAILURES_0,
            Field.TASK_1,
            Field.TASK_ATTEMPT_1,
            Field.TASK_FAILURES_1,
            Field.SENT);

    private Model() {}

    static World.Step expected(State before, Event event) {
        State state = before.copy();
        return new World.Step(outcome(state, event), state);
    }

    private static Outcome outcome(State state, Event event) {
        int a = event.a();
        return switch (event.kind()) {
            case OPEN -> SessionModel.open(state, event.meanwhile());
            case SIGN -> SessionModel.sign(state, a);
            case PAUSE -> SessionModel.pause(state, a);
            case RESUME -> SessionModel.resume(state, a);
            case CANCEL -> SessionModel.cancel(state, a);
            case COMPLETE -> CompletionModel.complete(state, a, event.meanwhile());
            case DELETION_HEARD -> SessionModel.cancelAll(state);
            case SWEEP -> CompletionModel.sweep(state);
            case DELETE -> VideoModel.delete(state);
            case RETRY -> VideoModel.retry(state);
            case REPROCESS -> VideoModel.reprocess(state);
            case FREEZE -> VideoModel.freeze(state);
            case REPLAY -> VideoModel.replay(state);
            case REPORT -> VideoModel.report(state, a, event.ending());
            case CLAIM -> JobModel.claim(state, a, event.b());
            case CLAIM_AGAIN -> JobModel.claimAgain(state, a, state.get(Field.ATTEMPT));
            case CLAIM_BY_OLD -> Outcome.BUSY;
            case TASK_CLAIM_AGAIN -> JobModel.claimAgain(state, a, state.get(Field.TASK_ATTEMPT_0, event.b()));
            case DIVIDE -> TaskModel.divide(state, state.get(Field.WORKER_0, a), event.shape());
            case DONE -> TaskModel.done(state, state.get(Field.WORKER_0, a));
            case RENEW -> JobModel.renew(state, state.get(Field.WORKER_0, a));
            case RELEASE -> JobModel.release(state, state.get(Field.WORKER_0, a));
            case FAIL_ONCE -> JobModel.failOnce(state, state.get(Field.WORKER_0, a));
            case SAY_STREAM -> OutputModel.streamable(state, state.get(Field.WORKER_0, a), event.output());
            case SAY_READY -> OutputModel.ready(state, state.get(Field.WORKER_0, a));
            case SAY_FAILED ->
                JobModel.failed(
                        state, state.get(Field.WORKER_0, a), event.givenUp().reason());
            case LATE_WORD -> Outcome.REFUSED;
            case LATE_TASK_WORD -> TaskModel.late(state, a, event.taskWord());
            case RECONCILE -> OutputModel.reconcile(state);
            case DEAD_LETTER -> OutputModel.deadLetter(state);
            case DIE -> set(state, Field.WORKER_0.of(a), 0);
            case LEASE_LAPSES -> set(state, Field.LEASE, Lease.LAPSED.ordinal());
            case SILENCE -> {
                state.set(Field.LEASE, Nature.silent(state));
                yield set(state, Field.BACK_OFF, 0);
            }
            case BACK_OFF_ENDS -> set(state, Field.BACK_OFF, 0);
            case TASK_LAPSES -> set(state, Field.TASK_0.of(a), TaskStage.LAPSED.ordinal());
            case TASK_SILENCE -> set(state, Field.TASK_0.of(a), TaskStage.SILENT.ordinal());
            case TASK_BACK_OFF_ENDS -> set(state, Field.TASK_0.of(a), TaskStage.WAITING.ordinal());
            case PUT, STORE, ABORT_LEAKS, SOURCE_VANISHES, MINUTES_PASS, DAYS_PASS -> Outcome.OK;
        };
    }

    private static Outcome set(State state, Field field, int value) {
        state.set(field, value);
        return Outcome.OK;
    }
}
