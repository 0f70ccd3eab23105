package dev.millrace.video.asset;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.video.video.Picture;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The output of an attempt as the attempt reports it, not yet checked in storage.
 *
 * @param isPartial whether the stream plays and further renditions will join it
 * @param source facts of the source; null when the report has none
 */
public record AttemptOutput(
        AttemptId by,
        Picture picture,
        List<VideoAsset> assets,
        boolean isPartial,
        @Nullable ProbedSource source) {

    public AttemptOutput {
        assets = List.copyOf(assets);
    }

    /** Whether it has all that is saved, and more. */
    public boolean adds(List<VideoAsset> saved) {
        return assets.size() > saved.size() && keys(assets).containsAll(keys(saved));
    }

    private static Set<String> keys(List<VideoAsset> assets) {
        return assets.stream().map(VideoAsset::fileKey).collect(Collectors.toSet());
    }
}
