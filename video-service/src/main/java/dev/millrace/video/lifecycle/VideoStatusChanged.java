package dev.millrace.video.lifecycle;

import dev.millrace.common.contract.FailReason;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video has another status. Published inside the transaction that changes it.
 *
 * @param from null when the video was just registered
 * @param openJob the job that is in the queue or at work, or null
 * @param inPrevious how long the previous status lasted
 */
public record VideoStatusChanged(
        UUID videoId,
        String ownerId,
        @Nullable VideoStatus from,
        VideoStatus to,
        @Nullable FailReason failReason,
        @Nullable Double durationSeconds,
        @Nullable CurrentJob openJob,
        Duration inPrevious,
        Instant at) {}
