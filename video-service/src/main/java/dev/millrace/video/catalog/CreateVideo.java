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
        @NotBlank @Size(max = 200) @Printable String title,
        @Size(max = 5000) @Printable @Nullable String description,
        @NotBlank @Size(max = 100) @Printable String sourceMime,
        @NotNull @Positive Long sourceSizeBytes,
        @Size(max = 255) @Printable @Nullable String filename,
        @SmallJson @Nullable Map<String, Object> metadata) {}
