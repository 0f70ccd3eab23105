package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;

/** What the specification says of the end of upload sessions by storage and by time. */
final class CompletionModel {

    private CompletionModel() {}

    static Outcome complete(State state, int slot, Meanwhile meanwhile) {
        if (state.is(Field.STATUS_0, slot, SessionStage.COMPLETED)) {
            return Outcome.OK;
        }
        return SessionModel.isSending(state, slot) ? byStorage(state, slot, meanwhile) : Outcome.REFUSED;
    }

    private static Outcome byStorage(State state, int slot, Meanwhile meanwhile) {
        if (!state.is(Field.MULTIPART_0, slot, MultipartStage.OPEN)) {
            return state.get(Field.OBJECT) == slot + 1
                    ? verified(state, slot, state.is(Field.OBJECT_BAD))
                    : SessionModel.fails(state, slot, FailReason.UPLOAD_FAILED, Outcome.REFUSED);
        }
        if (state.is(Field.PARTS_0, slot, Parts.NONE)) {
            return Outcome.REFUSED;
        }
        return switch (meanwhile) {
            case DIES_BEFORE_STORAGE, DIES_AFTER_STORAGE -> Outcome.DIED;
            case STORAGE_DOWN -> Outcome.UNAVAILABLE;
            case CANCELED_BEFORE, CANCELED_AFTER ->
                SessionModel.becomes(state, slot, SessionStage.CANCELED, Outcome.REFUSED);
            case DELETED -> {
                state.set(Field.DELETED, 1);
                yield SessionModel.becomes(state, slot, SessionStage.CANCELED, Outcome.REFUSED);
            }
            case NOTHING, ANSWER_LOST, PAUSED_AFTER, TWIN_AFTER, SWEPT_AFTER ->
                verified(state, slot, state.is(Field.PARTS_0, slot, Parts.BAD));
            default -> throw new IllegalArgumentException(meanwhile.toString());
        };
    }

    /** The object is whole: its container decides. */
    private static Outcome verified(State state, int slot, boolean isBad) {
        if (isBad) {
            return SessionModel.fails(state, slot, FailReason.UNSUPPORTED_FORMAT, Outcome.REFUSED);
        }
        state.mark(Field.JOBS_SENT, slot);
        return SessionModel.becomes(state, slot, SessionStage.COMPLETED, Outcome.OK);
    }

    static Outcome sweep(State state) {
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (SessionModel.isLive(state, slot)) {
                sweep(state, slot);
            }
        }
        return Outcome.OK;
    }

    private static void sweep(State state, int slot) {
        boolean isExpired = state.is(Field.AGE_0, slot, Age.EXPIRED);
        boolean isCompleting = !state.is(Field.COMPLETING_0, slot, Completing.NEVER);
        if (state.is(Field.COMPLETING_0, slot, Completing.LONG_AGO) || isCompleting && isExpired) {
            finish(state, slot);
        }
        boolean isFresh = state.is(Field.AGE_0, slot, Age.FRESH);
        if (SessionModel.isLive(state, slot) && !isFresh && state.get(Field.OPENED_0, slot) == 0) {
            SessionModel.fails(state, slot, FailReason.UPLOAD_FAILED, Outcome.OK);
        }
        boolean isSilent = state.is(Field.STATUS_0, slot, SessionStage.IN_PROGRESS)
                && state.is(Field.COMPLETING_0, slot, Completing.NEVER)
                && !isFresh;
        if (SessionModel.isLive(state, slot) && state.get(Field.OPENED_0, slot) == 1 && (isSilent || isExpired)) {
            byStorage(state, slot, Meanwhile.NOTHING);
        }
        if (SessionModel.isLive(state, slot) && isExpired) {
            SessionModel.fails(state, slot, FailReason.UPLOAD_EXPIRED, Outcome.OK);
        }
    }

    private static void finish(State state, int slot) {
        if (SessionModel.isSending(state, slot)) {
            byStorage(state, slot, Meanwhile.NOTHING);
        } else if (state.get(Field.OBJECT) == slot + 1) {
            verified(state, slot, state.is(Field.OBJECT_BAD));
        }
    }
}
