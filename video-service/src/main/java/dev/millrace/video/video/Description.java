package dev.millrace.video.video;

import org.jspecify.annotations.Nullable;

/**
 * What the owner says about a video.
 *
 * @param description longer text, or null
 * @param metadata the owner's own JSON object, as text
 */
public record Description(String title, @Nullable String description, String metadata) {}
