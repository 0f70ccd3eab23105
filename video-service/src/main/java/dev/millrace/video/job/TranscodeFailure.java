package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that failed.
 *
 * @param id grows with time
 * @param detail what ffmpeg said, for operators only, or null
 */
public record TranscodeFailure(
        long id,
        UUID jobId,
        int attempt,
        FailReason reason,
        @Nullable String detail,
        Instant createdAt) {}
