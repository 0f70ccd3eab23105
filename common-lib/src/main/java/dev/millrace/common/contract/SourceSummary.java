package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source turned out to be when it was looked at.
 *
 * @param container ffprobe's short name of the format, such as mov, avi or asf
 * @param videoCodec ffprobe's short name, such as h264 or hevc
 * @param audioCodec ffprobe's short name, or null without sound
 * @param bitrateBps bits per second of the whole file
 * @param frameRate frames per second while they come; a pause does not count
 * @param hdr transfer of the picture
 * @param rotationDegrees clockwise turn that the file asks of a player: 0, 90, 180 or 270
 * @param audioLayout mono, stereo, 5.1 and so on, or null without sound
 * @param qualityClass by the longer or the shorter side of the picture as displayed, such as 1080p or 4k
 * @param notes what of it cannot be taken; empty for all of it, and where the sender knows no notes
 */
@JsonIgnoreProperties(ignoreUnknown = true) // why: a newer sender may add facts
public record SourceSummary(
        @NotNull String container,
        @NotNull String videoCodec,
        @Nullable String audioCodec,
        long bitrateBps,
        double frameRate,
        @NotNull Hdr hdr,
        int rotationDegrees,
        @Nullable String audioLayout,
        @NotNull String qualityClass,
        @NotNull List<@NotNull SourceNote> notes) {

    public SourceSummary {
        notes = notes == null ? List.of() : List.copyOf(notes);
    }
}
