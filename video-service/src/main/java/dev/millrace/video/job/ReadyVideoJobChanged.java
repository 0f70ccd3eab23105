package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The job of a video that is READY opened, or ended while it was. Published inside the transaction that changes it.
 *
 * @param failReason why it ended without a complete output; null when it opened or is complete
 */
public record ReadyVideoJobChanged(
        UUID videoId,
        UUID jobId,
        String ownerId,
        boolean isOpen,
        @Nullable FailReason failReason) {}
