package dev.millrace.video.video;

import org.jspecify.annotations.Nullable;

/**
 * What a new video starts from.
 *
 * @param metadata a JSON object as text
 */
public record NewVideo(
        String ownerId, String title, @Nullable String description, String metadata, Source source) {}
