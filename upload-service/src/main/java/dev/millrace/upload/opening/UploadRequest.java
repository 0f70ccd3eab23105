package dev.millrace.upload.opening;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The file that is going to be uploaded.
 *
 * @param sourceMime its media type
 * @param sourceSizeBytes its exact size
 * @param sign how many of the first parts to sign with the response, 1 to 100; none by default
 * @param completeWhenWhole whether the upload completes by itself once storage has all parts; yes by default
 */
record UploadRequest(
        @NotBlank @Size(max = 255) String sourceMime,
        @NotNull @Positive Long sourceSizeBytes,
        @Nullable @Min(1) @Max(100) Integer sign,
        @Nullable Boolean completeWhenWhole) {

    /** Without URLs of parts. */
    UploadRequest(String sourceMime, Long sourceSizeBytes) {
        this(sourceMime, sourceSizeBytes, null, null);
    }
}
