package dev.millrace.video.catalog;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.video.Picture;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video with all that is saved beside it, as one look at the database finds it.
 *
 * @param metadata the owner's own JSON object, as text
 * @param facts null until a worker has looked at the source
 * @param files keys of the saved output objects of which there is one at most
 * @param progress of the open job's current attempt; null unless a job is open
 */
record Reading(
        UUID id,
        String ownerId,
        String title,
        @Nullable String description,
        String metadata,
        Source source,
        @Nullable ProbedSource facts,
        VideoStatus status,
        @Nullable FailReason failReason,
        @Nullable Picture picture,
        Map<AssetType, String> files,
        @Nullable Progress progress,
        long edits,
        Instant createdAt,
        Instant updatedAt) {}
