package dev.millrace.video.playback;

import dev.millrace.common.contract.AssetType;
import dev.millrace.video.video.VideoStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is saved of a video that a player may want.
 *
 * @param durationSeconds null until it is known
 * @param files keys of its saved assets, of the types of which it has at most one
 * @param renditions the best first
 * @param captions by language
 */
public record PlayableVideo(
        UUID id,
        VideoStatus status,
        @Nullable Double durationSeconds,
        Map<AssetType, String> files,
        List<Playback.Rendition> renditions,
        List<CaptionFile> captions) {

    /** Captions in one language; a new file has a new version. */
    public record CaptionFile(String language, String label, UUID version) {}
}
