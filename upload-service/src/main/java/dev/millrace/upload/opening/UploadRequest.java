package dev.millrace.upload.opening;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * The file that is going to be uploaded.
 *
 * @param sourceMime its media type
 * @param sourceSizeBytes its exact size
 */
record UploadRequest(
        @NotBlank @Size(max = 255) String sourceMime,
        @NotNull @Positive Long sourceSizeBytes) {}
