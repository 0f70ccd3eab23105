package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a test may say of a video's row; the rest is like that of any video. */
public record VideoRow(
        UUID id,
        String ownerId,
        Source source,
        VideoStatus status,
        @Nullable FailReason failReason,
        @Nullable UUID uploadSessionId,
        boolean isDeleted) {}
