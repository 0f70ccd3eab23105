package dev.millrace.upload.part;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parts to sign.
 *
 * @param partNumber one part, from 1
 * @param partNumbers 1 to 1000 distinct parts; instead of partNumber
 * @param lifeSeconds how long the URLs should be good
 */
record PartRequest(
        @Nullable Integer partNumber,
        @Nullable @Size(min = 1, max = 1000) List<@NotNull Integer> partNumbers,
        @Nullable @Min(1) Integer lifeSeconds) {

    private static final String LIFE =
            "How long the URLs should be good; a longer life than may be is cut, and expiresAt says where. For transfers that "
                    + "a phone's system queues for hours";

    @Schema(hidden = true)
    @AssertTrue(message = "want either partNumber or partNumbers") boolean isEitherOneOrMany() {
        return (partNumber == null) != (partNumbers == null);
    }

    @Schema(hidden = true)
    @AssertTrue(message = "partNumbers must be distinct") boolean isDistinct() {
        return partNumbers == null || new HashSet<>(partNumbers).size() == partNumbers.size();
    }

    List<Integer> numbers() {
        return partNumber == null ? List.copyOf(partNumbers == null ? List.of() : partNumbers) : List.of(partNumber);
    }

    /** What the API document says of a request for one part. */
    @Schema(name = "OnePart")
    record One(
            @NotNull @Schema(minimum = "1") Integer partNumber,

            @Nullable @Schema(minimum = "1", description = LIFE)
            Integer lifeSeconds) {}

    /** What the API document says of a request for several parts. */
    @Schema(name = "SeveralParts")
    record Several(
            @NotNull @Size(min = 1, max = 1000) @ArraySchema(uniqueItems = true, schema = @Schema(minimum = "1"))
            List<Integer> partNumbers,

            @Nullable @Schema(minimum = "1", description = LIFE)
            Integer lifeSeconds) {}
}
