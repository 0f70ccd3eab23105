package dev.millrace.upload.opening;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the multipart of a session that video-service has agreed to. */
@Component
class StorageOpening {

    private final MultipartStore store;
    private final Registrations registrations;
    private final UploadSessions sessions;
    private final EndedSessions ended;
    private final LostParts lost;

    StorageOpening(
            MultipartStore store,
            Registrations registrations,
            UploadSessions sessions,
            EndedSessions ended,
            LostParts lost) {
        this.store = store;
        this.registrations = registrations;
        this.sessions = sessions;
        this.ended = ended;
        this.lost = lost;
    }

    /** @param isSending whether parts are signed next */
    void open(UploadSession session, @Nullable String key, boolean isSending) {
        Multipart multipart;
        try {
            multipart = store.open(
                    session.sourceFileKey(), session.sourceMime(), session.ownerId(), session.videoId(), session.id());
        } catch (Unavailable e) {
            registrations.fail(session, key).ifPresent(ended::followUp);
            throw e;
        }
        if (sessions.opened(session.id(), multipart.uploadId(), isSending)) {
            lost.opened(multipart);
        } else {
            store.abort(multipart);
            mustBeOpenedByTwin(session);
        }
    }

    private void mustBeOpenedByTwin(UploadSession session) {
        boolean byTwin =
                sessions.find(session.id()).flatMap(UploadSession::multipart).isPresent();
        if (!byTwin) {
            throw UploadOpening.undoneMeanwhile();
        }
    }
}
