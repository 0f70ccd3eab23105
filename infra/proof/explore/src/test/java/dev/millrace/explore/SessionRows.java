package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;
import dev.millrace.upload.session.SessionRow;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessionStatus;
import dev.millrace.upload.testing.InMemoryUploadService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of a video's upload sessions: made from a state, and written back into one. */
final class SessionRows {

    private static final Duration LIFE = InMemoryUploadService.SESSION_LIFE;
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Names names;
    private final InMemoryUploadService service;

    SessionRows(Names names, InMemoryUploadService service) {
        this.names = names;
        this.service = service;
    }

    /** The rows that a state speaks of. */
    List<UploadSession> of(State state) {
        List<UploadSession> rows = new ArrayList<>();
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (!state.is(Field.STATUS_0, slot, SessionStage.NONE)
                    && !state.is(Field.STATUS_0, slot, SessionStage.DISCARDED)) {
                rows.add(row(state, slot));
            }
        }
        return rows;
    }

    private UploadSession row(State state, int slot) {
        int reason = state.get(Field.REASON_0, slot);
        boolean isCompleted = state.is(Field.STATUS_0, slot, SessionStage.COMPLETED);
        return service.row(new SessionRow(
                names.session(slot),
                Scene.VIDEO,
                Scene.OWNER,
                Scene.SOURCE_KEY,
                Scene.MIME,
                Scene.SIZE,
                UploadSessionStatus.values()[state.get(Field.STATUS_0, slot) - 1],
                reason == 0 ? null : FailReason.values()[reason - 1],
                state.get(Field.OPENED_0, slot) == 0 ? null : Bucket.uploadId(slot),
                isCompleted ? names.job(slot + 1) : null,
                completingSince(state, slot),
                state.get(Field.STORAGE_OPEN_0, slot) == 1,
                activeAt(state, slot)));
    }

    private static Instant activeAt(State state, int slot) {
        return switch (Age.values()[state.get(Field.AGE_0, slot)]) {
            case FRESH -> Scene.NOW;
            case IDLE -> Scene.NOW.minus(A_WHILE);
            case EXPIRED -> Scene.NOW.minus(LIFE).minus(A_WHILE);
        };
    }

    private static Instant completingSince(State state, int slot) {
        return switch (Completing.values()[state.get(Field.COMPLETING_0, slot)]) {
            case NEVER -> null;
            case JUST_NOW -> Scene.NOW;
            case LONG_AGO -> Scene.NOW.minus(A_WHILE);
        };
    }

    /** Writes the committed rows into the state. */
    void write(State state) {
        boolean[] written = new boolean[Names.SLOTS];
        for (UploadSession session : service.sessions()) {
            int slot = names.slot(session.id());
            written[slot] = true;
            write(session, slot, state);
        }
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (!written[slot]) {
                writeNone(slot, state);
            }
        }
    }

    private void write(UploadSession session, int slot, State state) {
        UUID job = session.jobId();
        FailReason reason = session.failReason();
        if (job != null) {
            names.jobOfSession(job, slot);
        }
        state.set(Field.STATUS_0, slot, session.status().ordinal() + 1);
        state.set(Field.REASON_0, slot, reason == null ? 0 : reason.ordinal() + 1);
        state.set(Field.OPENED_0, slot, session.multipart().isPresent() ? 1 : 0);
        state.set(Field.COMPLETING_0, slot, completing(session));
        state.set(Field.STORAGE_OPEN_0, slot, service.isStorageOpen(session) ? 1 : 0);
        state.set(Field.AGE_0, slot, age(session));
    }

    private static Completing completing(UploadSession session) {
        Instant began = session.completionStartedAt();
        if (began == null) {
            return Completing.NEVER;
        }
        return began.isBefore(Scene.NOW) ? Completing.LONG_AGO : Completing.JUST_NOW;
    }

    private static Age age(UploadSession session) {
        if (!session.expiresAt().isAfter(Scene.NOW)) {
            return Age.EXPIRED;
        }
        return session.updatedAt().isBefore(Scene.NOW) ? Age.IDLE : Age.FRESH;
    }

    // why: a slot is free again when its session was discarded before anything was reported of it
    private static void writeNone(int slot, State state) {
        boolean isKnown =
                state.is(Field.STATUS_0, slot, SessionStage.DISCARDED) || state.get(Field.REPORTS_0, slot) != 0;
        state.set(Field.STATUS_0, slot, isKnown ? SessionStage.DISCARDED : SessionStage.NONE);
        state.set(Field.REASON_0, slot, 0);
        state.set(Field.OPENED_0, slot, 0);
        state.set(Field.COMPLETING_0, slot, Completing.NEVER);
        state.set(Field.STORAGE_OPEN_0, slot, 0);
        state.set(Field.AGE_0, slot, Age.FRESH);
    }
}
