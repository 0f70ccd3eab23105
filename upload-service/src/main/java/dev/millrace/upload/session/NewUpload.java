package dev.millrace.upload.session;

import dev.millrace.common.media.SourceContainer;
import java.util.UUID;

/**
 * What a session is opened for, already checked against the limits.
 *
 * @param container the container that the media type stands for
 * @param partSizeBytes bytes of every part but the last
 */
public record NewUpload(
        UUID videoId,
        String ownerId,
        String sourceMime,
        SourceContainer container,
        long sourceSizeBytes,
        long partSizeBytes) {}
