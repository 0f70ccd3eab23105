package dev.millrace.upload.session;

import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.store.NoSuchMultipart;
import dev.millrace.upload.store.StoredPart;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads a session together with storage's own list of parts. */
@Component
class SessionReadings {

    private final MultipartStore store;
    private final UploadSessions sessions;
    private final LostParts lost;
    private final Clock clock;

    SessionReadings(MultipartStore store, UploadSessions sessions, LostParts lost, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.lost = lost;
        this.clock = clock;
    }

    SessionView read(UploadSession session) {
        if (session.status().isFinal()) {
            return withoutParts(session);
        }
        List<StoredPart> parts;
        try {
            parts = session.multipart().map(store::parts).orElse(List.of());
        } catch (NoSuchMultipart e) {
            return withoutParts(lost.found(session));
        }
        long bytes = Math.min(
                session.totalBytes(),
                parts.stream().mapToLong(StoredPart::sizeBytes).sum());
        if (session.status() == UploadSessionStatus.IN_PROGRESS
                && session.uploaded().speedSince() == null) {
            sessions.speedMeasuredFrom(session.id(), bytes);
        }
        Instant now = clock.instant();
        return SessionView.of(session, parts, Progress.of(session, bytes, now), now);
    }

    private SessionView withoutParts(UploadSession session) {
        Instant now = clock.instant();
        return SessionView.of(
                session, List.of(), Progress.of(session, session.uploaded().bytesUploaded(), now), now);
    }
}
