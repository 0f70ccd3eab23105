package dev.millrace.video.catalog;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Hdr;
import dev.millrace.common.contract.SourceNote;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.playback.Playback;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.VideoStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video as its owner sees it.
 *
 * @param progress while a job is open, else null: TRANSCODING, or READY while the output is completed or made again
 */
record VideoView(
        UUID id,
        String ownerId,
        String title,
        @Nullable String description,
        Map<String, Object> metadata,
        SourceView source,

        @Schema(
                description = "What of the source is not in the video, in no particular order; empty for nothing. "
                        + "SOUND_NOT_DECODABLE: no sound track can be decoded, the video plays without sound. "
                        + "SOUND_PROTECTED: the sound is encrypted, the video plays without sound")
        List<SourceNote> sourceNotes,

        VideoStatus status,
        @Nullable FailReason failReason,
        @Nullable Double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,

        @Schema(
                description =
                        "While TRANSCODING, and while a READY video's output is completed or made again; else null")
        @Nullable Progress progress,

        Playback playback,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * The file, as declared or stored, and what it turned out to be: null until a worker has looked at it.
     *
     * @param container ffprobe's short name of the format, such as mov, avi or asf
     * @param videoCodec ffprobe's short name, such as h264 or hevc
     * @param audioCodec ffprobe's short name; null without sound too
     * @param bitrateBps bits per second of the whole file
     * @param frameRate frames per second while they come; a pause does not count
     * @param hdr how brightness is coded
     * @param rotationDegrees clockwise turn that the file asks of a player: 0, 90, 180 or 270
     * @param audioLayout mono, stereo, 5.1 and so on; null without sound too
     * @param qualityClass by the longer or the shorter side of the picture as displayed, such as 1080p or 4k
     */
    record SourceView(
            String mime,
            long sizeBytes,
            @Nullable String filename,
            @Nullable String container,
            @Nullable String videoCodec,
            @Nullable String audioCodec,
            @Nullable Long bitrateBps,
            @Nullable Double frameRate,
            @Nullable Hdr hdr,
            @Nullable Integer rotationDegrees,
            @Nullable String audioLayout,
            @Nullable String qualityClass) {

        static SourceView of(Source source, @Nullable ProbedSource facts) {
            return new SourceView(
                    source.mime(),
                    source.sizeBytes(),
                    source.filename(),
                    facts == null ? null : facts.container(),
                    facts == null ? null : facts.videoCodec(),
                    facts == null ? null : facts.audioCodec(),
                    facts == null ? null : facts.bitrateBps(),
                    facts == null ? null : facts.frameRate(),
                    facts == null ? null : facts.hdr(),
                    facts == null ? null : facts.rotationDegrees(),
                    facts == null ? null : facts.audioLayout(),
                    facts == null ? null : facts.qualityClass());
        }
    }
}
