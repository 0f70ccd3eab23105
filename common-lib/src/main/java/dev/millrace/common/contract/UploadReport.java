package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/webhooks/uploads}: how an upload session ended. Signed, may come twice and late.
 *
 * @param jobId the transcode job published together with the completion; null unless COMPLETED
 * @param failReason UPLOAD_FAILED, UPLOAD_CANCELED, UPLOAD_EXPIRED or UNSUPPORTED_FORMAT; null when COMPLETED
 */
@JsonIgnoreProperties(ignoreUnknown = true) // why: a newer sender may add fields
public record UploadReport(
        @NotNull UUID uploadSessionId,
        @NotNull UUID videoId,
        @Nullable UUID jobId,
        @NotNull Outcome status,
        @Nullable String sourceFileKey,
        @Nullable Long sourceSizeBytes,
        @Nullable String sourceMime,
        @Nullable FailReason failReason) {

    /** The final statuses of an upload session. */
    public enum Outcome {
        /** Verified against storage. */
        COMPLETED,
        /** Refused, expired or not an allowed container. */
        FAILED,
        /** Given up by the owner. */
        CANCELED
    }
}
