package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;

/** What the specification says of upload sessions, until they complete. */
final class SessionModel {

    private SessionModel() {}

    static boolean isLive(State state, int slot) {
        return state.is(Field.STATUS_0, slot, SessionStage.INITIATED) || isSending(state, slot);
    }

    /** Whether a completion asks storage: a pause keeps nothing back that has arrived. */
    static boolean isSending(State state, int slot) {
        return state.is(Field.STATUS_0, slot, SessionStage.IN_PROGRESS)
                || state.is(Field.STATUS_0, slot, SessionStage.PAUSED);
    }

    static boolean hasLive(State state) {
        return isLive(state, 0) || isLive(state, 1);
    }

    static boolean isEnded(State state, int slot) {
        return state.is(Field.STATUS_0, slot, SessionStage.COMPLETED)
                || state.is(Field.STATUS_0, slot, SessionStage.FAILED)
                || state.is(Field.STATUS_0, slot, SessionStage.CANCELED);
    }

    /** The place for one more session, or -1. */
    static int freeSlot(State state) {
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (state.is(Field.STATUS_0, slot, SessionStage.NONE)) {
                return slot;
            }
        }
        return -1;
    }

    /** A completed upload of which video-service may not know: its video is as good as UPLOADED, and allows no other. */
    static boolean isCompletionUnheard(State state) {
        boolean completed =
                state.is(Field.STATUS_0, SessionStage.COMPLETED) || state.is(Field.STATUS_1, SessionStage.COMPLETED);
        return completed && (isUnheard(state, 0) || isUnheard(state, 1));
    }

    private static boolean isUnheard(State state, int slot) {
        return state.get(Field.REPORTS_0, slot) != 0 && state.get(Field.HEARD_0, slot) == 0;
    }

    static Outcome becomes(State state, int slot, SessionStage stage, Outcome outcome) {
        state.set(Field.STATUS_0, slot, stage);
        return outcome;
    }

    static Outcome fails(State state, int slot, FailReason reason, Outcome outcome) {
        state.set(Field.REASON_0, slot, reason.ordinal() + 1);
        return becomes(state, slot, SessionStage.FAILED, outcome);
    }

    static Outcome open(State state, Meanwhile meanwhile) {
        if (hasLive(state)) {
            return Outcome.REFUSED;
        }
        if (isCompletionUnheard(state)) {
            return Outcome.UNAVAILABLE;
        }
        int slot = freeSlot(state);
        if (meanwhile == Meanwhile.DIES_BEFORE_ASKING) {
            return becomes(state, slot, SessionStage.INITIATED, Outcome.DIED);
        }
        if (meanwhile == Meanwhile.DEAF) {
            return Outcome.UNAVAILABLE;
        }
        if (!VideoModel.allowsUpload(state)) {
            return Outcome.REFUSED;
        }
        VideoModel.uploading(state);
        return switch (meanwhile) {
            case NOTHING -> becomes(state, slot, SessionStage.INITIATED, Outcome.OK);
            case ANSWER_LOST -> becomes(state, slot, SessionStage.DISCARDED, Outcome.UNAVAILABLE);
            case DIES_BEFORE_STORAGE, DIES_AFTER_STORAGE -> becomes(state, slot, SessionStage.INITIATED, Outcome.DIED);
            case STORAGE_DOWN -> fails(state, slot, FailReason.UPLOAD_FAILED, Outcome.UNAVAILABLE);
            case CANCELED_BEFORE -> becomes(state, slot, SessionStage.CANCELED, Outcome.UNAVAILABLE);
            case DELETED -> {
                state.set(Field.DELETED, 1);
                yield becomes(state, slot, SessionStage.CANCELED, Outcome.UNAVAILABLE);
            }
            default -> throw new IllegalArgumentException(meanwhile.toString());
        };
    }

    static Outcome sign(State state, int slot) {
        if (!isLive(state, slot) || state.is(Field.STATUS_0, slot, SessionStage.PAUSED)) {
            return Outcome.REFUSED;
        }
        return state.get(Field.OPENED_0, slot) == 0
                ? Outcome.UNAVAILABLE
                : becomes(state, slot, SessionStage.IN_PROGRESS, Outcome.OK);
    }

    static Outcome pause(State state, int slot) {
        if (!isLive(state, slot)) {
            return Outcome.REFUSED;
        }
        boolean isOpening =
                state.is(Field.STATUS_0, slot, SessionStage.INITIATED) && state.get(Field.OPENED_0, slot) == 0;
        return isOpening ? Outcome.UNAVAILABLE : becomes(state, slot, SessionStage.PAUSED, Outcome.OK);
    }

    static Outcome resume(State state, int slot) {
        return isSending(state, slot) ? becomes(state, slot, SessionStage.IN_PROGRESS, Outcome.OK) : Outcome.REFUSED;
    }

    static Outcome cancel(State state, int slot) {
        return isLive(state, slot) || state.is(Field.STATUS_0, slot, SessionStage.CANCELED)
                ? becomes(state, slot, SessionStage.CANCELED, Outcome.OK)
                : Outcome.REFUSED;
    }

    static Outcome cancelAll(State state) {
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (isLive(state, slot)) {
                becomes(state, slot, SessionStage.CANCELED, Outcome.OK);
            }
        }
        return Outcome.OK;
    }
}
