package dev.millrace.explore;

/**
 * Whether an event can happen in a state at all, as far as the world outside of the services goes, within the explorer's
 * bounds: two sessions, two further jobs, three attempts of each. What the services refuse can happen.
 */
final class Possible {

    private static final int MORE_JOBS = 2;

    private Possible() {}

    static boolean is(State state, Event event) {
        int a = event.a();
        return switch (event.kind()) {
            case OPEN -> open(state, event.meanwhile());
            case SIGN, PAUSE, RESUME, CANCEL -> isThere(state, a);
            case COMPLETE -> complete(state, a, event.meanwhile());
            case PUT ->
                state.get(Field.MULTIPART_0, a) == 1
                        && state.get(Field.OPENED_0, a) == 1
                        && state.get(Field.STATUS_0, a) >= Model.IN_PROGRESS
                        && state.get(Field.PARTS_0, a) == 0;
            case REPORT -> (state.get(Field.REPORTS_0, a) >>> event.b() & 1) == 1;
            case DELETION_HEARD -> state.is(Field.DELETION_SAID);
            case SWEEP -> isOldEnough(state, 0) || isOldEnough(state, 1);
            case ABORT_LEAKS -> state.get(Field.MULTIPART_0) == 1 || state.get(Field.MULTIPART_1) == 1;
            case MINUTES_PASS ->
                isAwake(state, a) && (state.get(Field.AGE_0, a) == 0 || state.get(Field.COMPLETING_0, a) == 1);
            case DAYS_PASS -> Model.isLive(state, a) && state.get(Field.AGE_0, a) < 2;
            case DELETE, FREEZE -> true;
            case REPLAY -> state.get(Field.MORE_JOBS) < MORE_JOBS || state.get(Field.VIDEO_STATUS) != Model.FAILED;
            case RETRY, REPROCESS ->
                state.get(Field.MORE_JOBS) < MORE_JOBS || state.get(Field.VIDEO_STATUS) < Model.READY;
            case SOURCE_VANISHES ->
                state.is(Field.OBJECT) && state.get(Field.VIDEO_STATUS) == Model.FAILED && !Model.hasLive(state);
            case CLAIM -> state.isMarked(Field.JOBS_SENT, event.b() - 1) && !isBeyondAttempts(state, event.b());
            case CLAIM_AGAIN -> state.get(Field.LEASE) == Model.LIVE_LEASE && state.get(Field.HOLDER) == a + 1;
            case RENEW, RELEASE, FAIL_ONCE, SAY_STREAM, SAY_READY, SAY_FAILED, DIE -> state.get(Field.WORKER_0, a) != 0;
            case STORE -> state.get(Field.WORKER_0, a) != 0 && output(state, a) < event.b();
            case LATE_WORD -> state.get(Field.ATTEMPT) > 1;
            case LEASE_LAPSES -> state.get(Field.LEASE) == Model.LIVE_LEASE;
            case SILENCE -> state.is(Field.OPEN) && !state.is(Field.SILENT);
            case RECONCILE -> state.is(Field.OPEN) && state.is(Field.SILENT);
            case DEAD_LETTER -> state.is(Field.OPEN);
        };
    }

    private static boolean open(State state, Meanwhile meanwhile) {
        if (Model.freeSlot(state) < 0) {
            return false;
        }
        if (meanwhile == Meanwhile.NOTHING) {
            return true;
        }
        boolean isAsked = !Model.hasLive(state) && !Model.isCompletionUnheard(state);
        return isAsked && (Meanwhile.BEFORE_THE_ANSWER.contains(meanwhile) || Model.allowsUpload(state));
    }

    private static boolean complete(State state, int slot, Meanwhile meanwhile) {
        boolean isStorageAsked = Model.isSending(state, slot)
                && state.get(Field.MULTIPART_0, slot) == 1
                && state.get(Field.PARTS_0, slot) != 0;
        return isThere(state, slot) && (meanwhile == Meanwhile.NOTHING || isStorageAsked);
    }

    private static boolean isThere(State state, int slot) {
        return Model.isLive(state, slot) || Model.isEnded(state, slot);
    }

    /** Whether time can still do something to a session. */
    private static boolean isAwake(State state, int slot) {
        return Model.isLive(state, slot) || Model.isEnded(state, slot) && state.get(Field.STORAGE_OPEN_0, slot) == 1;
    }

    private static boolean isOldEnough(State state, int slot) {
        return isAwake(state, slot) && (state.get(Field.AGE_0, slot) > 0 || state.get(Field.COMPLETING_0, slot) == 2);
    }

    private static int output(State state, int worker) {
        int number = state.get(Field.WORKER_0, worker);
        return state.output(State.jobOf(number), State.attemptOf(number));
    }

    private static boolean isBeyondAttempts(State state, int job) {
        int failures = state.get(Field.FAILURES) + (state.get(Field.LEASE) == Model.LAPSED ? 1 : 0);
        return state.get(Field.JOB) == job
                && state.is(Field.OPEN)
                && !state.is(Field.DELETED)
                && state.get(Field.LEASE) != Model.LIVE_LEASE
                && failures < Model.MOST_FAILURES
                && state.get(Field.ATTEMPT) == State.ATTEMPTS;
    }
}
