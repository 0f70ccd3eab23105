package dev.millrace.video.catalog;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.playback.PlayableVideo;
import dev.millrace.video.playback.Playback;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.video.Picture;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video with what is saved beside it, read by one statement.
 *
 * @param metadata the owner's own JSON object, as text
 * @param facts null until a worker has probed the source
 * @param files keys of the saved output objects, of the types of which a video has at most one
 * @param renditions of the output, the best first
 * @param captions by language
 * @param progress of the open job's current attempt; null unless a job is open
 */
record VideoProjection(
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
        List<Playback.Rendition> renditions,
        List<PlayableVideo.CaptionFile> captions,
        @Nullable Progress progress,
        long edits,
        Instant createdAt,
        Instant updatedAt) {

    /** What a player may want of it. */
    PlayableVideo playable() {
        Double seconds = picture == null ? null : picture.durationSeconds();
        return new PlayableVideo(id, status, seconds, files, renditions, captions);
    }

    /** A video that was just registered: nothing is saved beside it. */
    static VideoProjection ofDraft(Video draft) {
        return new VideoProjection(
                draft.id(),
                draft.ownerId(),
                draft.title(),
                draft.description(),
                draft.metadata(),
                draft.source(),
                null,
                draft.status(),
                draft.failReason(),
                null,
                Map.of(),
                List.of(),
                List.of(),
                null,
                draft.edits(),
                draft.createdAt(),
                draft.updatedAt());
    }
}
