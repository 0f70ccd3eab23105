package dev.millrace.video.catalog;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of the list, newest first; {@code nextCursor} is null on the last one. */
record VideoPage(List<Item> items, @Nullable String nextCursor) {

    /**
     * One video in the list.
     *
     * @param width in pixels as displayed; null until it is known
     * @param sizeBytes of the source, as declared or stored
     * @param progress as in the video
     * @param uploadSessionId of the upload under way, whose bytes listOwnUploads tells; null unless UPLOADING
     * @param posterUrl can be fetched without cookies, for hours
     */
    record Item(
            UUID id,
            String title,
            @Nullable String description,
            VideoStatus status,
            @Nullable FailReason failReason,
            @Nullable Double durationSeconds,
            @Nullable Integer width,
            @Nullable Integer height,
            long sizeBytes,
            @Nullable Progress progress,
            @Nullable UUID uploadSessionId,
            @Nullable String posterUrl,
            Instant createdAt,
            Instant updatedAt) {}
}
