package dev.millrace.video.live;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.video.VideoStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of a video: the fields of {@code GET /api/videos/{id}} that move, under the same names.
 *
 * @param progress while a job is open, TRANSCODING or READY, else null
 */
record LiveView(
        UUID id,
        VideoStatus status,
        @Nullable FailReason failReason,
        @Nullable Progress progress) {}
