package dev.millrace.video.catalog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/videos}.
 *
 * @param metadata the owner's own JSON object, at most 16 KiB
 */
record CreateVideo(
        @NotBlank @Size(max = 200) String title,
        @Size(max = 5000) @Nullable String description,
        @NotBlank @Size(max = 100) String sourceMime,
        @NotNull @Positive Long sourceSizeBytes,
        @Size(max = 255) @Nullable String filename,
        @Nullable Map<String, Object> metadata) {}
