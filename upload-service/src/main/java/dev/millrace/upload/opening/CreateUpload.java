package dev.millrace.upload.opening;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new video and the file that is going to be uploaded for it; as in createVideo and openUpload.
 *
 * @param sourceMime media type of the file
 * @param sourceSizeBytes its exact size
 * @param metadata the owner's own JSON object, at most 16 KiB
 * @param sign how many of the first parts to sign with the response, 1 to 100; none by default
 * @param completeWhenWhole whether the upload completes by itself once storage has all parts; yes by default
 */
record CreateUpload(
        @NotBlank @Size(max = 200) String title,
        @Size(max = 5000) @Nullable String description,
        @NotBlank @Size(max = 100) String sourceMime,
        @NotNull @Positive Long sourceSizeBytes,
        @Size(max = 255) @Nullable String filename,
        @Nullable Map<String, Object> metadata,
        @Nullable @Min(1) @Max(100) Integer sign,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean completeWhenWhole) {

    /** What one key stands for: as with openUpload, the same call may ask for other URLs. */
    CreateUpload withoutSign() {
        return new CreateUpload(
                title, description, sourceMime, sourceSizeBytes, filename, metadata, null, completeWhenWhole);
    }
}
