package dev.millrace.video.catalog;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of {@code PATCH /api/videos/{id}}: what is absent or null stays as it is; metadata is replaced as a whole. */
record EditVideo(
        @Size(min = 1, max = 200) @Printable @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Nullable String title,

        @Size(max = 5000) @Printable @Nullable String description,
        @SmallJson @Nullable Map<String, Object> metadata) {}
