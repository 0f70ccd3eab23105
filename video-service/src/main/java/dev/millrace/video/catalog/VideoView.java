package dev.millrace.video.catalog;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.playback.Playback;
import dev.millrace.video.progress.Progress;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video as its owner sees it.
 *
 * @param progress while TRANSCODING, else null
 */
record VideoView(
        UUID id,
        String ownerId,
        String title,
        @Nullable String description,
        Map<String, Object> metadata,
        SourceView source,
        VideoStatus status,
        @Nullable FailReason failReason,
        @Nullable Double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Progress progress,
        Playback playback,
        Instant createdAt,
        Instant updatedAt) {

    /** The file, as declared or stored. */
    record SourceView(String mime, long sizeBytes, @Nullable String filename) {}
}
