package dev.millrace.upload.session;

import java.time.Instant;
import java.util.UUID;

/** A session in the list of its video. */
record SessionSummary(
        UUID uploadSessionId,
        UUID videoId,
        UploadSessionStatus status,
        long bytesUploaded,
        long totalBytes,
        long partSizeBytes,
        int totalParts,
        Instant createdAt,
        Instant expiresAt,
        long expiresInSeconds) {

    static SessionSummary of(UploadSession session, Instant now) {
        return new SessionSummary(
                session.id(),
                session.videoId(),
                session.status(),
                session.uploaded().bytesUploaded(),
                session.totalBytes(),
                session.partSizeBytes(),
                session.totalParts(),
                session.createdAt(),
                session.expiresAt(),
                session.secondsLeft(now));
    }
}
