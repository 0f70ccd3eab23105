package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video has another status. Published inside the transaction that changes it.
 *
 * @param from null when the video was just registered
 * @param inPrevious how long the previous status lasted
 */
public record VideoStatusChanged(
        UUID videoId,
        String ownerId,
        @Nullable VideoStatus from,
        VideoStatus to,
        @Nullable FailReason failReason,
        @Nullable Double durationSeconds,
        Duration inPrevious,
        Instant at) {}
