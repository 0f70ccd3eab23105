package dev.millrace.video.catalog;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of the list, newest first; {@code nextCursor} is null on the last one. */
record VideoPage(List<Item> items, @Nullable String nextCursor) {

    /** One video in the list. */
    record Item(
            UUID id,
            String title,
            @Nullable String description,
            VideoStatus status,
            @Nullable FailReason failReason,
            @Nullable Double durationSeconds,
            @Nullable String posterUrl,
            Instant createdAt,
            Instant updatedAt) {}
}
