package dev.millrace.video.asset;

import dev.millrace.common.contract.AssetType;
import org.jspecify.annotations.Nullable;

/** One output object of a video, see {@code TranscodeReport.Asset}. */
public record VideoAsset(AssetType type, @Nullable String quality, String fileKey) {}
