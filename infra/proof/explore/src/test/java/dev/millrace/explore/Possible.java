package dev.millrace.explore;

/**
 * Whether an event can happen in a state at all, as far as the world outside of the services goes, within the explorer's
 * bounds: two sessions, two further jobs, three attempts of each, two tasks. What the services refuse can happen.
 */
final class Possible {

    /** Fencing numbers of a divided job: after them nobody claims it any more. */
    static final int MOST_NUMBERS = 9;

    private static final int MORE_JOBS = 2;

    private Possible() {}

    static boolean is(State state, Event event) {
        int a = event.a();
        return switch (event.kind()) {
            case OPEN -> open(state, event.meanwhile());
            case SIGN, PAUSE, RESUME, CANCEL -> isThere(state, a);
            case COMPLETE -> complete(state, a, event.meanwhile());
            case PUT ->
                state.is(Field.MULTIPART_0, a, MultipartStage.OPEN)
                        && state.get(Field.OPENED_0, a) == 1
                        && hasBegun(state, a)
                        && state.is(Field.PARTS_0, a, Parts.NONE);
            case REPORT -> (state.get(Field.REPORTS_0, a) >>> event.ending().ordinal() & 1) == 1;
            case DELETION_HEARD -> !state.is(Field.DELETION_SAID, Notice.NOT_SAID);
            case SWEEP -> isOldEnough(state, 0) || isOldEnough(state, 1);
            case ABORT_LEAKS -> isLeftOpen(state, 0) || isLeftOpen(state, 1);
            case MINUTES_PASS ->
                isAwake(state, a)
                        && (state.is(Field.AGE_0, a, Age.FRESH)
                                || state.is(Field.COMPLETING_0, a, Completing.JUST_NOW));
            case DAYS_PASS -> SessionModel.isLive(state, a) && !state.is(Field.AGE_0, a, Age.EXPIRED);
            case DELETE, FREEZE -> true;
            case REPLAY -> mayHaveAnotherJob(state) || !state.is(Field.VIDEO_STATUS, VideoStage.FAILED);
            case RETRY, REPROCESS ->
                mayHaveAnotherJob(state)
                        || !state.is(Field.VIDEO_STATUS, VideoStage.READY)
                                && !state.is(Field.VIDEO_STATUS, VideoStage.FAILED);
            case SOURCE_VANISHES ->
                state.is(Field.OBJECT)
                        && state.is(Field.VIDEO_STATUS, VideoStage.FAILED)
                        && !SessionModel.hasLive(state);
            case CLAIM -> state.isMarked(Field.JOBS_SENT, event.b() - 1) && !isBeyondAttempts(state, event.b());
            case CLAIM_AGAIN -> state.is(Field.LEASE, Lease.LIVE) && state.get(Field.HOLDER) == a + 1;
            case RENEW, RELEASE, FAIL_ONCE, SAY_STREAM, SAY_READY, SAY_FAILED, DIE -> state.get(Field.WORKER_0, a) != 0;
            case STORE -> state.get(Field.WORKER_0, a) != 0 && isStorable(state, a, event.output());
            case LATE_WORD -> state.get(Field.ATTEMPT) > 1 && !state.isDivided();
            case LEASE_LAPSES -> state.is(Field.LEASE, Lease.LIVE);
            case SILENCE -> state.is(Field.OPEN) && !state.is(Field.SILENT);
            case RECONCILE -> state.is(Field.OPEN) && (state.is(Field.SILENT) || PossibleTasks.isSilent(state));
            case DEAD_LETTER -> state.is(Field.OPEN);
            case DIVIDE,
                    DONE,
                    CLAIM_BY_OLD,
                    TASK_CLAIM_AGAIN,
                    LATE_TASK_WORD,
                    TASK_LAPSES,
                    TASK_SILENCE,
                    BACK_OFF_ENDS,
                    TASK_BACK_OFF_ENDS -> PossibleTasks.is(state, event);
        };
    }

    private static boolean isStorable(State state, int worker, Output output) {
        int attempt = state.get(Field.WORKER_0, worker);
        return PossibleTasks.mayStore(state, attempt, output)
                && state.output(state.folderOf(attempt)).compareTo(output) < 0;
    }

    private static boolean open(State state, Meanwhile meanwhile) {
        if (SessionModel.freeSlot(state) < 0) {
            return false;
        }
        if (meanwhile == Meanwhile.NOTHING) {
            return true;
        }
        boolean isAsked = !SessionModel.hasLive(state) && !SessionModel.isCompletionUnheard(state);
        return isAsked && (Meanwhile.BEFORE_THE_ANSWER.contains(meanwhile) || VideoModel.allowsUpload(state));
    }

    private static boolean complete(State state, int slot, Meanwhile meanwhile) {
        boolean isStorageAsked = SessionModel.isSending(state, slot)
                && isLeftOpen(state, slot)
                && !state.is(Field.PARTS_0, slot, Parts.NONE);
        return isThere(state, slot) && (meanwhile == Meanwhile.NOTHING || isStorageAsked);
    }

    private static boolean isThere(State state, int slot) {
        return SessionModel.isLive(state, slot) || SessionModel.isEnded(state, slot);
    }

    /** Whether time can still do something to a session. */
    private static boolean isAwake(State state, int slot) {
        return SessionModel.isLive(state, slot)
                || SessionModel.isEnded(state, slot) && state.get(Field.STORAGE_OPEN_0, slot) == 1;
    }

    private static boolean isOldEnough(State state, int slot) {
        return isAwake(state, slot)
                && (!state.is(Field.AGE_0, slot, Age.FRESH) || state.is(Field.COMPLETING_0, slot, Completing.LONG_AGO));
    }

    private static boolean isLeftOpen(State state, int slot) {
        return state.is(Field.MULTIPART_0, slot, MultipartStage.OPEN);
    }

    /** Whether parts were ever asked for, or may have been. */
    private static boolean hasBegun(State state, int slot) {
        return !state.is(Field.STATUS_0, slot, SessionStage.NONE)
                && !state.is(Field.STATUS_0, slot, SessionStage.INITIATED);
    }

    private static boolean mayHaveAnotherJob(State state) {
        return state.get(Field.MORE_JOBS) < MORE_JOBS;
    }

    private static boolean isBeyondAttempts(State state, int job) {
        if (state.isDivided() && state.is(Field.OPEN)) {
            return state.get(Field.JOB) == job && state.latestNumber() == MOST_NUMBERS;
        }
        int failures = state.get(Field.FAILURES) + (state.is(Field.LEASE, Lease.LAPSED) ? 1 : 0);
        return state.get(Field.JOB) == job
                && state.is(Field.OPEN)
                && !state.is(Field.DELETED)
                && !state.is(Field.LEASE, Lease.LIVE)
                && failures < JobModel.MOST_FAILURES
                && state.get(Field.ATTEMPT) == State.ATTEMPTS;
    }
}
