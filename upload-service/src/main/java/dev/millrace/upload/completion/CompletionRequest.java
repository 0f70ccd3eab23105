package dev.millrace.upload.completion;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client believes it sent.
 *
 * @param parts optional: storage's own list decides, and what is named here must agree with it
 */
record CompletionRequest(@Nullable @Size(max = 10_000) List<@NotNull @Valid Part> parts) {

    /** The client's list, empty when it sent none. */
    List<Part> claimed() {
        return parts == null ? List.of() : parts;
    }

    /**
     * One part.
     *
     * @param etag as storage answered it, with or without quotes
     */
    @Schema(name = "SentPart")
    record Part(
            @NotNull @Positive Integer partNumber,
            @NotBlank @Size(max = 255) String etag) {}
}
