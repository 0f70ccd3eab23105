package dev.millrace.upload.opening;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens a session: our row first, then video-service's consent, then the multipart. After a crash at any point the row shows
 * what is unfinished: a retry with the same idempotency key continues, and the sweeper ends what is not retried.
 */
@Service
class UploadOpening {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SourceCheck check;
    private final Registrations registrations;
    private final UploadSessions sessions;
    private final VideoConsent consent;
    private final StorageOpening storage;

    UploadOpening(
            SourceCheck check,
            Registrations registrations,
            UploadSessions sessions,
            VideoConsent consent,
            StorageOpening storage) {
        this.check = check;
        this.registrations = registrations;
        this.sessions = sessions;
        this.consent = consent;
        this.storage = storage;
    }

    /** A session of a video that there is. */
    OpenedUpload open(String ownerId, UUID videoId, UploadRequest request, @Nullable String key) {
        OpenedUpload registered = registrations.register(check.check(videoId, ownerId, request), key);
        return open(registered, key, request.sign() != null, session -> consent.toOpen(session, key));
    }

    /**
     * The rest of an opening whose row is there.
     *
     * @param isSending whether parts are signed next
     * @param askConsent throws where there is none
     */
    OpenedUpload open(
            OpenedUpload registered, @Nullable String key, boolean isSending, Consumer<UploadSession> askConsent) {
        UploadSession session = sessions.find(registered.uploadSessionId()).orElseThrow(UploadOpening::undoneMeanwhile);
        if (session.multipart().isPresent()) {
            return registered;
        }
        if (session.status().isFinal()) {
            // why: it ended before any caller learnt of it, say by the sweeper after a crash; a new one may be opened
            registrations.forget(session, key);
            throw undoneMeanwhile();
        }
        askConsent.accept(session);
        storage.open(session, key, isSending);
        return registered;
    }

    static Unavailable undoneMeanwhile() {
        return new Unavailable("The upload that was being opened", RETRY_AFTER);
    }
}
