package dev.millrace.video.asset;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.video.video.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of an attempt, as that says of it: nobody has looked for it in storage yet.
 *
 * @param isPartial whether the stream plays and further renditions will join it
 * @param source what its source turned out to be; null where that was not said
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
}
