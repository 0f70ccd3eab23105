package dev.millrace.upload.session;

import dev.millrace.common.contract.FailReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a test may say of a session's row; the rest is like that of any session.
 *
 * @param activeAt when it was created and last used
 */
public record SessionRow(
        UUID id,
        UUID videoId,
        String ownerId,
        String sourceFileKey,
        String sourceMime,
        long totalBytes,
        UploadSessionStatus status,
        @Nullable FailReason failReason,
        @Nullable String providerUploadId,
        @Nullable UUID jobId,
        @Nullable Instant completionStartedAt,
        boolean isStorageOpen,
        Instant activeAt) {}
