package dev.millrace.video.asset;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.video.video.Picture;
import java.util.List;

/**
 * An attempt's output, all of it seen in storage.
 *
 * @param isPartial whether the stream plays and further renditions will join it
 */
public record AttemptOutput(AttemptId by, Picture picture, List<Asset> assets, boolean isPartial) {}
