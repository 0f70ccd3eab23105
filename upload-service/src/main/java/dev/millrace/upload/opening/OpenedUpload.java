package dev.millrace.upload.opening;

import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessionStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A session as it was opened.
 *
 * @param partSizeBytes bytes of every part but the last
 * @param totalParts number of parts, from 1
 * @param expiresAt when it ends without activity
 */
record OpenedUpload(
        UUID uploadSessionId,
        UUID videoId,
        UploadSessionStatus status,
        long partSizeBytes,
        int totalParts,
        Instant expiresAt) {

    static OpenedUpload of(UploadSession session) {
        return new OpenedUpload(
                session.id(),
                session.videoId(),
                session.status(),
                session.partSizeBytes(),
                session.totalParts(),
                session.expiresAt());
    }
}
