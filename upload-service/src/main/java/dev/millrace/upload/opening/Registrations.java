package dev.millrace.upload.opening;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.session.NewSessions;
import dev.millrace.upload.session.NewUpload;
import dev.millrace.upload.session.UploadQuestion;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of an opening: each leaves something that a crash after it cannot hurt. */
@Component
@Transactional
class Registrations {

    private static final String OPEN = "open-upload";
    private static final String CREATE = "create-upload";

    private final NewSessions newSessions;
    private final UploadSessions sessions;
    private final IdempotencyKeys keys;
    private final Announcements announcements;

    Registrations(NewSessions newSessions, UploadSessions sessions, IdempotencyKeys keys, Announcements announcements) {
        this.newSessions = newSessions;
        this.sessions = sessions;
        this.keys = keys;
        this.announcements = announcements;
    }

    /** The session's row together with the answer under its idempotency key, or the answer stored before. */
    OpenedUpload register(NewUpload upload, @Nullable String key) {
        return keys.once(
                upload.ownerId(),
                key,
                OPEN,
                upload,
                OpenedUpload.class,
                () -> OpenedUpload.of(newSessions.register(upload)));
    }

    /**
     * The same for a session that creates its video.
     *
     * @param request identifies what is asked for, since the upload has a new video's id each time
     */
    OpenedUpload register(NewUpload upload, CreateUpload request, @Nullable String key) {
        return keys.once(
                upload.ownerId(),
                key,
                CREATE,
                request.withoutSign(),
                OpenedUpload.class,
                () -> OpenedUpload.of(newSessions.registerWithVideo(upload)));
    }

    /** Deletes the session and its idempotency key; false, and no change, when a concurrent duplicate opened or ended it first. */
    boolean undo(UploadSession session, @Nullable String key) {
        boolean isDiscarded = sessions.discard(session.id());
        if (isDiscarded) {
            forget(session, key);
        }
        return isDiscarded;
    }

    /** Like undo, when video-service may know the session: also reports the upload as failed, or takes back the video it created. */
    void undoUnanswered(UploadSession session, @Nullable String key) {
        if (!undo(session, key)) {
            return;
        }
        if (session.createsVideo()) {
            announcements.withdrawn(session.videoId(), UploadQuestion.of(session));
        } else {
            announcements.failed(session.id(), session.videoId(), FailReason.UPLOAD_FAILED);
        }
    }

    /** The same key may open another session. */
    void forget(UploadSession session, @Nullable String key) {
        keys.forget(session.ownerId(), key, session.createsVideo() ? CREATE : OPEN);
    }

    /** Storage refused after video-service agreed. Empty when a concurrent duplicate opened or ended the session first. */
    Optional<UploadSession> fail(UploadSession session, @Nullable String key) {
        Optional<UploadSession> failed = sessions.openingFailed(session.id());
        failed.ifPresent(ended -> forget(ended, key));
        return failed;
    }
}
