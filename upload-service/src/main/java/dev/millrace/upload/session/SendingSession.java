package dev.millrace.upload.session;

import dev.millrace.upload.store.Multipart;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a session that signing needs, and no more: they are read for every part.
 *
 * @param providerUploadId null until the multipart is opened
 * @param totalBytes declared bytes of the file
 * @param partSizeBytes bytes of every part but the last
 * @param updatedAt last activity
 */
public record SendingSession(
        UUID id,
        String ownerId,
        UploadSessionStatus status,
        String sourceFileKey,
        @Nullable String providerUploadId,
        long totalBytes,
        long partSizeBytes,
        Instant updatedAt) {

    /** The multipart in storage; empty until it is opened. */
    public Optional<Multipart> multipart() {
        return Optional.ofNullable(providerUploadId).map(uploadId -> new Multipart(sourceFileKey, uploadId));
    }
}
