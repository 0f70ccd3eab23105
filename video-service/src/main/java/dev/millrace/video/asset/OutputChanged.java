package dev.millrace.video.asset;

import java.util.UUID;

/**
 * The saved assets of a video that is READY are others than before: read them from {@link VideoAssets}. Published inside the
 * transaction that saves them, after the video is READY.
 */
public record OutputChanged(UUID videoId) {}
