package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an upload session ended, by {@code POST /api/webhooks/uploads} with an {@link UploadReportJson}. Signed, may come twice and
 * late.
 */
public sealed interface UploadReport {

    /** The session that ended. */
    UUID uploadSessionId();

    /** The video that it was for. */
    UUID videoId();

    /** @throws IllegalArgumentException when it is COMPLETED and lacks the job or something of the source */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static UploadReport of(UploadReportJson json) {
        return json.report().orElseThrow(() -> new IllegalArgumentException("a completed upload lacks a field"));
    }

    @JsonValue
    UploadReportJson json();

    /**
     * Verified against storage.
     *
     * @param jobId the transcode job published together with the completion
     * @param sourceFileKey where the source is stored
     * @param sourceMime what the first bytes say that it is
     * @param course how it went; null of an upload-service from before
     */
    record Completed(
            UUID uploadSessionId,
            UUID videoId,
            UUID jobId,
            String sourceFileKey,
            long sourceSizeBytes,
            String sourceMime,
            @Nullable UploadCourse course)
            implements UploadReport {

        @Override
        public UploadReportJson json() {
            return UploadReportJson.of(this);
        }
    }

    /** Refused, expired or not an allowed container: UPLOAD_FAILED, UPLOAD_EXPIRED or UNSUPPORTED_FORMAT. */
    record Failed(UUID uploadSessionId, UUID videoId, FailReason reason) implements UploadReport {

        @Override
        public UploadReportJson json() {
            return UploadReportJson.of(this);
        }
    }

    /** Given up by the owner. */
    record Canceled(UUID uploadSessionId, UUID videoId) implements UploadReport {

        @Override
        public UploadReportJson json() {
            return UploadReportJson.of(this);
        }
    }
}
