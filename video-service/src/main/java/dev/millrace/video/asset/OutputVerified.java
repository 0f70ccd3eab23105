package dev.millrace.video.asset;

import java.util.List;
import java.util.UUID;

/**
 * An output is whole in storage and about to be served: who has something to add to its files does so now. Published outside
 * transactions, and perhaps again for the same output.
 */
public record OutputVerified(UUID videoId, List<VideoAsset> assets) {}
