package dev.millrace.video.lifecycle;

import org.jspecify.annotations.Nullable;

/** A partial change of what the owner says about a video: null leaves a field as it is. */
public record Description(
        @Nullable String title,
        @Nullable String description,
        @Nullable String metadata) {}
