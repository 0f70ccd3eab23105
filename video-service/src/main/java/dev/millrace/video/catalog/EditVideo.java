package dev.millrace.video.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an owner may edit: the members of the merge patch, and what must be valid once it is applied. */
record EditVideo(
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @NotBlank @Size(max = 200) String title,

        @Size(max = 5000) @Nullable String description,
        @Nullable Map<String, Object> metadata) {}
