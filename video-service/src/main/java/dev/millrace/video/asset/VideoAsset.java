package dev.millrace.video.asset;

import dev.millrace.common.contract.AssetType;
import org.jspecify.annotations.Nullable;

/**
 * One output object of a video.
 *
 * @param quality rendition label such as 720p, null where it makes no sense
 * @param bandwidth peak bits per second, as in the master playlist
 * @param codec RFC 6381 string such as avc1.640028
 * @param container file kind such as m3u8, mpd, jpg
 */
public record VideoAsset(
        AssetType type,
        @Nullable String quality,
        @Nullable Integer bandwidth,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String codec,
        @Nullable String container,
        String fileKey) {}
