package dev.millrace.upload.session;

import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.store.NoSuchMultipart;
import dev.millrace.upload.store.StoredPart;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads a session together with storage's own list of parts. */
@Component
class SessionReadings {

    private final MultipartStore store;
    private final UploadSessions sessions;
    private final Clock clock;

    SessionReadings(MultipartStore store, UploadSessions sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    SessionView read(UploadSession session) {
        if (session.status().isFinal()) {
            return SessionView.of(session, List.of(), Progress.of(session, session.bytesUploaded(), clock.instant()));
        }
        List<StoredPart> parts = parts(session);
        long bytes = Math.min(
                session.totalBytes(),
                parts.stream().mapToLong(StoredPart::sizeBytes).sum());
        if (session.status() == UploadSessionStatus.IN_PROGRESS && session.speedSince() == null) {
            sessions.speedMeasuredFrom(session.id(), bytes);
        }
        return SessionView.of(session, parts, Progress.of(session, bytes, clock.instant()));
    }

    private List<StoredPart> parts(UploadSession session) {
        try {
            return session.multipart().map(store::parts).orElse(List.of());
        } catch (NoSuchMultipart e) {
            return List.of(); // why: just completed or aborted; the next read shows it
        }
    }
}
