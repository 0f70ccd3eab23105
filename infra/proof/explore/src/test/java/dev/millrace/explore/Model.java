package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the specification says must happen, written from its tables and not from the code: for every event the answer, and
 * what becomes of the video, its job and its sessions.
 */
final class Model {

    static final int DRAFT = 0;
    static final int UPLOADING = 1;
    static final int UPLOADED = 2;
    static final int TRANSCODING = 3;
    static final int READY = 4;
    static final int FAILED = 5;

    static final int INITIATED = 1;
    static final int IN_PROGRESS = 2;
    static final int PAUSED = 3;
    static final int COMPLETED = 4;
    static final int SESSION_FAILED = 5;
    static final int CANCELED = 6;
    static final int DISCARDED = 7;

    static final int DONE = 1;
    static final int GIVEN_UP = 2;
    static final int JOB_CANCELED = 3;

    static final int LIVE_LEASE = 1;
    static final int LAPSED = 2;
    static final int MOST_FAILURES = 3;

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
            Field.REASON_1);

    /** The specification's "Lifecycle of a video". */
    private static final Map<String, Set<String>> MOVES = Map.of(
            "DRAFT", Set.of("UPLOADING"),
            "UPLOADING", Set.of("UPLOADED", "FAILED"),
            "UPLOADED", Set.of("TRANSCODING"),
            "TRANSCODING", Set.of("READY", "FAILED"),
            "READY", Set.of(),
            "FAILED", Set.of("TRANSCODING", "UPLOADING"));

    private static final Set<FailReason> SOURCE_STAYS_USABLE = Set.of(
            FailReason.SOURCE_ARCHIVED,
            FailReason.TRANSCODE_ERROR,
            FailReason.TIMED_OUT,
            FailReason.RETRIES_EXHAUSTED,
            FailReason.ROLLBACK);

    private Model() {}

    /** Throws unless a video may move so. */
    static void mustBeAllowed(String from, String to) {
        if (from == null ? !to.equals("DRAFT") : !MOVES.get(from).contains(to)) {
            throw new Violation("a video became " + to + " from " + from);
        }
    }

    static World.Step expected(State before, Event event) {
        State state = before.copy();
        return new World.Step(outcome(state, event), state);
    }

    private static Outcome outcome(State state, Event event) {
        int a = event.a();
        return switch (event.kind()) {
            case OPEN -> open(state, event.meanwhile());
            case SIGN -> sign(state, a);
            case PAUSE -> pause(state, a);
            case RESUME -> resume(state, a);
            case CANCEL -> cancel(state, a);
            case COMPLETE -> complete(state, a, event.meanwhile());
            case DELETE -> delete(state);
            case RETRY -> retry(state);
            case REPROCESS -> reprocess(state);
            case FREEZE -> freeze(state);
            case REPLAY -> replay(state);
            case REPORT -> report(state, a, event.b());
            case DELETION_HEARD -> cancelAll(state);
            case SWEEP -> sweep(state);
            case CLAIM -> claim(state, a, event.b());
            case CLAIM_AGAIN -> claimAgain(state, a);
            case RENEW -> renew(state, state.get(Field.WORKER_0, a));
            case RELEASE -> release(state, state.get(Field.WORKER_0, a));
            case FAIL_ONCE -> failOnce(state, state.get(Field.WORKER_0, a));
            case SAY_STREAM -> streamable(state, state.get(Field.WORKER_0, a));
            case SAY_READY -> ready(state, state.get(Field.WORKER_0, a));
            case SAY_FAILED ->
                failed(
                        state,
                        state.get(Field.WORKER_0, a),
                        event.b() == 0 ? FailReason.TRANSCODE_ERROR : FailReason.SOURCE_UNREADABLE);
            case LATE_WORD -> Outcome.REFUSED;
            case RECONCILE -> reconcile(state);
            case DEAD_LETTER -> deadLetter(state);
            case DIE -> set(state, Field.WORKER_0.of(a), 0);
            case LEASE_LAPSES -> set(state, Field.LEASE, LAPSED);
            case SILENCE -> set(state, Field.LEASE, state.is(Field.LEASE) ? LAPSED : 0);
            case PUT, STORE, ABORT_LEAKS, SOURCE_VANISHES, MINUTES_PASS, DAYS_PASS -> Outcome.OK;
        };
    }

    static boolean isLive(State state, int slot) {
        int status = state.get(Field.STATUS_0, slot);
        return status == INITIATED || status == IN_PROGRESS || status == PAUSED;
    }

    /** Whether a completion asks storage: a pause keeps nothing back that has arrived. */
    static boolean isSending(State state, int slot) {
        int status = state.get(Field.STATUS_0, slot);
        return status == IN_PROGRESS || status == PAUSED;
    }

    static boolean hasLive(State state) {
        return isLive(state, 0) || isLive(state, 1);
    }

    static boolean isEnded(State state, int slot) {
        int status = state.get(Field.STATUS_0, slot);
        return status == COMPLETED || status == SESSION_FAILED || status == CANCELED;
    }

    /** The place for one more session, or -1. */
    static int freeSlot(State state) {
        return state.get(Field.STATUS_0) == 0 ? 0 : state.get(Field.STATUS_1) == 0 ? 1 : -1;
    }

    /** A completed upload of which video-service may not know: its video is as good as UPLOADED, and allows no other. */
    static boolean isCompletionUnheard(State state) {
        boolean completed = state.get(Field.STATUS_0) == COMPLETED || state.get(Field.STATUS_1) == COMPLETED;
        return completed && (isUnheard(state, 0) || isUnheard(state, 1));
    }

    private static boolean isUnheard(State state, int slot) {
        return state.get(Field.REPORTS_0, slot) != 0 && state.get(Field.HEARD_0, slot) == 0;
    }

    /** DRAFT, FAILED without a usable source, or UPLOADING with a session that ended. */
    static boolean allowsUpload(State state) {
        if (state.is(Field.DELETED)) {
            return false;
        }
        int status = state.get(Field.VIDEO_STATUS);
        return status == DRAFT || status == UPLOADING || status == FAILED && !hasUsableSource(state);
    }

    private static boolean hasUsableSource(State state) {
        FailReason reason = FailReason.values()[state.get(Field.FAIL_REASON) - 1];
        return hasSource(state) && SOURCE_STAYS_USABLE.contains(reason);
    }

    private static boolean hasSource(State state) {
        return state.is(Field.SOURCE) && state.is(Field.OBJECT);
    }

    private static Outcome set(State state, Field field, int value) {
        state.set(field, value);
        return Outcome.OK;
    }

    private static Outcome session(State state, int slot, int status, Outcome outcome) {
        state.set(Field.STATUS_0, slot, status);
        return outcome;
    }

    private static Outcome sessionFailed(State state, int slot, FailReason reason, Outcome outcome) {
        state.set(Field.REASON_0, slot, reason.ordinal() + 1);
        return session(state, slot, SESSION_FAILED, outcome);
    }

    private static Outcome open(State state, Meanwhile meanwhile) {
        if (hasLive(state)) {
            return Outcome.REFUSED;
        }
        if (isCompletionUnheard(state)) {
            return Outcome.UNAVAILABLE;
        }
        int slot = freeSlot(state);
        if (meanwhile == Meanwhile.DIES_BEFORE_ASKING) {
            return session(state, slot, INITIATED, Outcome.DIED);
        }
        if (meanwhile == Meanwhile.DEAF) {
            return Outcome.UNAVAILABLE;
        }
        if (!allowsUpload(state)) {
            return Outcome.REFUSED;
        }
        state.set(Field.VIDEO_STATUS, UPLOADING);
        state.set(Field.FAIL_REASON, 0);
        state.set(Field.ASSETS, 0);
        return switch (meanwhile) {
            case NOTHING -> session(state, slot, INITIATED, Outcome.OK);
            case ANSWER_LOST -> session(state, slot, DISCARDED, Outcome.UNAVAILABLE);
            case DIES_BEFORE_STORAGE, DIES_AFTER_STORAGE -> session(state, slot, INITIATED, Outcome.DIED);
            case STORAGE_DOWN -> sessionFailed(state, slot, FailReason.UPLOAD_FAILED, Outcome.UNAVAILABLE);
            case CANCELED_BEFORE -> session(state, slot, CANCELED, Outcome.UNAVAILABLE);
            case DELETED -> {
                state.set(Field.DELETED, 1);
                yield session(state, slot, CANCELED, Outcome.UNAVAILABLE);
            }
            default -> throw new IllegalArgumentException(meanwhile.toString());
        };
    }

    private static Outcome sign(State state, int slot) {
        int status = state.get(Field.STATUS_0, slot);
        if (status != INITIATED && status != IN_PROGRESS) {
            return Outcome.REFUSED;
        }
        return state.get(Field.OPENED_0, slot) == 0
                ? Outcome.UNAVAILABLE
                : session(state, slot, IN_PROGRESS, Outcome.OK);
    }

    private static Outcome pause(State state, int slot) {
        if (!isLive(state, slot)) {
            return Outcome.REFUSED;
        }
        boolean isOpening = state.get(Field.STATUS_0, slot) == INITIATED && state.get(Field.OPENED_0, slot) == 0;
        return isOpening ? Outcome.UNAVAILABLE : session(state, slot, PAUSED, Outcome.OK);
    }

    private static Outcome resume(State state, int slot) {
        int status = state.get(Field.STATUS_0, slot);
        return status == IN_PROGRESS || status == PAUSED
                ? session(state, slot, IN_PROGRESS, Outcome.OK)
                : Outcome.REFUSED;
    }

    private static Outcome cancel(State state, int slot) {
        return isLive(state, slot) || state.get(Field.STATUS_0, slot) == CANCELED
                ? session(state, slot, CANCELED, Outcome.OK)
                : Outcome.REFUSED;
    }

    private static Outcome complete(State state, int slot, Meanwhile meanwhile) {
        int status = state.get(Field.STATUS_0, slot);
        if (status == COMPLETED) {
            return Outcome.OK;
        }
        return isSending(state, slot) ? byStorage(state, slot, meanwhile) : Outcome.REFUSED;
    }

    private static Outcome byStorage(State state, int slot, Meanwhile meanwhile) {
        if (state.get(Field.MULTIPART_0, slot) != 1) {
            return state.get(Field.OBJECT) == slot + 1
                    ? verified(state, slot, state.is(Field.OBJECT_BAD))
                    : sessionFailed(state, slot, FailReason.UPLOAD_FAILED, Outcome.REFUSED);
        }
        int parts = state.get(Field.PARTS_0, slot);
        if (parts == 0) {
            return Outcome.REFUSED;
        }
        return switch (meanwhile) {
            case DIES_BEFORE_STORAGE, DIES_AFTER_STORAGE -> Outcome.DIED;
            case STORAGE_DOWN -> Outcome.UNAVAILABLE;
            case CANCELED_BEFORE, CANCELED_AFTER -> session(state, slot, CANCELED, Outcome.REFUSED);
            case DELETED -> {
                state.set(Field.DELETED, 1);
                yield session(state, slot, CANCELED, Outcome.REFUSED);
            }
            case NOTHING, ANSWER_LOST, PAUSED_AFTER, TWIN_AFTER, SWEPT_AFTER -> verified(state, slot, parts == 2);
            default -> throw new IllegalArgumentException(meanwhile.toString());
        };
    }

    /** The object is whole: its container decides. */
    private static Outcome verified(State state, int slot, boolean isBad) {
        if (isBad) {
            return sessionFailed(state, slot, FailReason.UNSUPPORTED_FORMAT, Outcome.REFUSED);
        }
        state.mark(Field.JOBS_SENT, slot);
        return session(state, slot, COMPLETED, Outcome.OK);
    }

    private static Outcome sweep(State state) {
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (isLive(state, slot)) {
                sweep(state, slot);
            }
        }
        return Outcome.OK;
    }

    private static void sweep(State state, int slot) {
        int age = state.get(Field.AGE_0, slot);
        int completing = state.get(Field.COMPLETING_0, slot);
        if (completing == 2 || completing != 0 && age == 2) {
            finish(state, slot);
        }
        if (isLive(state, slot) && age >= 1 && state.get(Field.OPENED_0, slot) == 0) {
            sessionFailed(state, slot, FailReason.UPLOAD_FAILED, Outcome.OK);
        }
        if (isLive(state, slot) && age == 2) {
            sessionFailed(state, slot, FailReason.UPLOAD_EXPIRED, Outcome.OK);
        }
    }

    private static void finish(State state, int slot) {
        if (isSending(state, slot)) {
            byStorage(state, slot, Meanwhile.NOTHING);
        } else if (state.get(Field.OBJECT) == slot + 1) {
            verified(state, slot, state.is(Field.OBJECT_BAD));
        }
    }

    private static Outcome delete(State state) {
        if (state.is(Field.OPEN)) {
            over(state, JOB_CANCELED);
        }
        return set(state, Field.DELETED, 1);
    }

    private static void over(State state, int end) {
        state.set(Field.OPEN, 0);
        state.set(Field.LEASE, 0);
        state.set(Field.JOB_END, end);
    }

    private static Outcome cancelAll(State state) {
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (isLive(state, slot)) {
                session(state, slot, CANCELED, Outcome.OK);
            }
        }
        return Outcome.OK;
    }

    private static Outcome report(State state, int slot, int kind) {
        boolean concernsIt = !state.is(Field.DELETED)
                && state.get(Field.VIDEO_STATUS) == UPLOADING
                && state.get(Field.CURRENT_SESSION) == slot + 1;
        if (!concernsIt) {
            return Outcome.OK;
        }
        if (kind == 0) {
            return transcoding(state, slot + 1);
        }
        FailReason reason = switch (kind) {
            case 1 -> FailReason.UPLOAD_CANCELED;
            case 2 -> FailReason.UPLOAD_FAILED;
            case 3 -> FailReason.UPLOAD_EXPIRED;
            default -> FailReason.UNSUPPORTED_FORMAT;
        };
        return videoFailed(state, reason);
    }

    private static Outcome transcoding(State state, int job) {
        state.set(Field.VIDEO_STATUS, TRANSCODING);
        state.set(Field.FAIL_REASON, 0);
        return enqueued(state, job);
    }

    private static Outcome enqueued(State state, int job) {
        state.set(Field.JOB, job);
        state.set(Field.ATTEMPT, 0);
        state.set(Field.FAILURES, 0);
        state.set(Field.LEASE, 0);
        state.set(Field.OPEN, 1);
        state.set(Field.JOB_END, 0);
        state.mark(Field.JOBS_OPENED, job - 1);
        state.mark(Field.JOBS_SENT, job - 1);
        return Outcome.OK;
    }

    private static Outcome videoFailed(State state, FailReason reason) {
        state.set(Field.VIDEO_STATUS, FAILED);
        state.set(Field.FAIL_REASON, reason.ordinal() + 1);
        return Outcome.OK;
    }

    private static Outcome retry(State state) {
        int status = state.get(Field.VIDEO_STATUS);
        if (!state.is(Field.DELETED) && status == TRANSCODING) {
            return Outcome.OK;
        }
        boolean allowed = !state.is(Field.DELETED) && status == FAILED && hasSource(state);
        return allowed ? transcoding(state, newJob(state)) : Outcome.REFUSED;
    }

    private static Outcome reprocess(State state) {
        if (state.is(Field.DELETED) || state.get(Field.VIDEO_STATUS) != READY) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.OPEN)) {
            return Outcome.OK;
        }
        return hasSource(state) ? enqueued(state, newJob(state)) : Outcome.REFUSED;
    }

    private static Outcome freeze(State state) {
        if (!state.is(Field.DELETED) && state.get(Field.VIDEO_STATUS) == TRANSCODING) {
            endJob(state, FailReason.ROLLBACK);
        }
        return Outcome.OK;
    }

    private static Outcome replay(State state) {
        boolean isToBe = !state.is(Field.DELETED) && state.get(Field.VIDEO_STATUS) == FAILED && hasSource(state);
        return isToBe ? transcoding(state, newJob(state)) : Outcome.OK;
    }

    private static int newJob(State state) {
        return Names.SLOTS + state.get(Field.MORE_JOBS) + 1;
    }

    private static Outcome claim(State state, int worker, int job) {
        if (!state.is(Field.OPEN) || state.get(Field.JOB) != job) {
            boolean reportMayCome = !state.is(Field.DELETED)
                    && state.get(Field.VIDEO_STATUS) == UPLOADING
                    && !state.isMarked(Field.JOBS_OPENED, job - 1);
            return reportMayCome ? Outcome.BUSY : Outcome.OBSOLETE;
        }
        if (state.get(Field.LEASE) == LIVE_LEASE) {
            return Outcome.BUSY;
        }
        if (state.get(Field.LEASE) == LAPSED && failedOnce(state)) {
            return Outcome.OBSOLETE;
        }
        int attempt = state.get(Field.ATTEMPT) + 1;
        state.set(Field.ATTEMPT, attempt);
        state.set(Field.LEASE, LIVE_LEASE);
        state.set(Field.WORKER_0, worker, State.attemptNumber(job, attempt));
        return Outcome.CLAIMED;
    }

    private static Outcome claimAgain(State state, int worker) {
        if (state.is(Field.DELETED)) {
            return Outcome.OBSOLETE;
        }
        state.set(Field.WORKER_0, worker, State.attemptNumber(state.get(Field.JOB), state.get(Field.ATTEMPT)));
        return Outcome.CLAIMED;
    }

    /** One more failure, nobody works on it; the last one that counts ends the job. Says whether it did. */
    private static boolean failedOnce(State state) {
        int failures = state.get(Field.FAILURES) + 1;
        state.set(Field.FAILURES, failures);
        state.set(Field.LEASE, 0);
        if (failures < MOST_FAILURES) {
            return false;
        }
        endJob(state, FailReason.RETRIES_EXHAUSTED);
        return true;
    }

    private static void endJob(State state, FailReason reason) {
        over(state, GIVEN_UP);
        if (state.get(Field.VIDEO_STATUS) == TRANSCODING) {
            videoFailed(state, reason);
        }
    }

    private static boolean isEffective(State state, int number) {
        return !state.is(Field.DELETED)
                && state.is(Field.ATTEMPT)
                && number == State.attemptNumber(state.get(Field.JOB), state.get(Field.ATTEMPT));
    }

    private static boolean isWorking(State state, int number) {
        return isEffective(state, number) && state.is(Field.OPEN);
    }

    private static Outcome renew(State state, int number) {
        return isWorking(state, number) ? set(state, Field.LEASE, LIVE_LEASE) : Outcome.REFUSED;
    }

    private static Outcome release(State state, int number) {
        return isWorking(state, number) ? set(state, Field.LEASE, 0) : Outcome.REFUSED;
    }

    private static Outcome failOnce(State state, int number) {
        if (!isWorking(state, number)) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.LEASE)) {
            failedOnce(state);
        }
        return Outcome.OK;
    }

    private static Outcome streamable(State state, int number) {
        if (!isEffective(state, number) || output(state, number) < 1) {
            return Outcome.REFUSED;
        }
        if (state.get(Field.VIDEO_STATUS) == READY) {
            return Outcome.OK;
        }
        return state.is(Field.OPEN) ? plays(state, number, 0) : Outcome.REFUSED;
    }

    private static Outcome ready(State state, int number) {
        if (!isEffective(state, number) || output(state, number) < 2) {
            return Outcome.REFUSED;
        }
        if (state.get(Field.VIDEO_STATUS) == READY && !state.is(Field.OPEN)) {
            return Outcome.OK;
        }
        return state.is(Field.OPEN) ? whole(state, number) : Outcome.REFUSED;
    }

    private static Outcome plays(State state, int number, int whole) {
        state.set(Field.VIDEO_STATUS, READY);
        return set(state, Field.ASSETS, 2 * number + whole);
    }

    private static Outcome whole(State state, int number) {
        over(state, DONE);
        return plays(state, number, 1);
    }

    private static int output(State state, int number) {
        return state.output(State.jobOf(number), State.attemptOf(number));
    }

    private static Outcome failed(State state, int number, FailReason reason) {
        if (!isEffective(state, number)) {
            return Outcome.REFUSED;
        }
        if (state.get(Field.JOB_END) == GIVEN_UP) {
            return Outcome.OK;
        }
        if (!state.is(Field.OPEN)) {
            return Outcome.REFUSED;
        }
        state.set(Field.FAILURES, state.get(Field.FAILURES) + 1);
        endJob(state, reason);
        return Outcome.OK;
    }

    private static Outcome reconcile(State state) {
        boolean isLost = !state.is(Field.DELETED)
                && state.is(Field.OPEN)
                && state.is(Field.SILENT)
                && state.get(Field.LEASE) != LIVE_LEASE;
        if (isLost && !finishedFromStorage(state)) {
            again(state, state.get(Field.LEASE) == LAPSED);
        }
        return Outcome.OK;
    }

    private static Outcome deadLetter(State state) {
        boolean isWaiting = !state.is(Field.DELETED) && state.is(Field.OPEN);
        if (isWaiting && !finishedFromStorage(state) && state.get(Field.LEASE) != LIVE_LEASE) {
            again(state, true);
        }
        return Outcome.OK;
    }

    /** The truth in storage decides first: the newest whole output, else the newest that plays. */
    private static boolean finishedFromStorage(State state) {
        int job = state.get(Field.JOB);
        for (int level = 2; level >= 1; level--) {
            for (int attempt = state.get(Field.ATTEMPT); attempt >= 1; attempt--) {
                if (state.output(job, attempt) == level) {
                    return finished(state, State.attemptNumber(job, attempt), level);
                }
            }
        }
        return false;
    }

    private static boolean finished(State state, int number, int level) {
        if (level == 2) {
            whole(state, number);
            return true;
        }
        if (state.get(Field.VIDEO_STATUS) == TRANSCODING) {
            plays(state, number, 0);
        }
        return false;
    }

    private static void again(State state, boolean counts) {
        state.set(Field.LEASE, 0);
        if (!counts || !failedOnce(state)) {
            state.mark(Field.JOBS_SENT, state.get(Field.JOB) - 1);
        }
    }
}
