package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.common.contract.UploadReport.Canceled;
import dev.millrace.common.contract.UploadReport.Completed;
import dev.millrace.common.contract.UploadReport.Failed;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An {@link UploadReport} as JSON: one flat object for all, in which what does not apply is null. Only the door to a service
 * handles it, since what is missing or wrong is refused by field; {@link #report} is what it says.
 */
@JsonIgnoreProperties(ignoreUnknown = true) // why: a newer sender may add fields
@Schema(name = "UploadReport")
public record UploadReportJson(
        @NotNull UUID uploadSessionId,
        @NotNull UUID videoId,
        @Nullable UUID jobId,
        @NotNull Status status,
        @Nullable String sourceFileKey,
        @Nullable Long sourceSizeBytes,
        @Nullable String sourceMime,
        @Nullable FailReason failReason,

        @Schema(description = "Of a completed one; only for its video's timeline") @Nullable UploadCourse course) {

    /** The final statuses of an upload session. */
    public enum Status {
        /** {@link Completed}. */
        COMPLETED,
        /** {@link Failed}. */
        FAILED,
        /** {@link Canceled}, or {@link Failed} when it gives another reason. */
        CANCELED
    }

    static UploadReportJson of(Completed completed) {
        return new UploadReportJson(
                completed.uploadSessionId(),
                completed.videoId(),
                completed.jobId(),
                Status.COMPLETED,
                completed.sourceFileKey(),
                completed.sourceSizeBytes(),
                completed.sourceMime(),
                null,
                completed.course());
    }

    static UploadReportJson of(Failed failed) {
        return ended(failed, Status.FAILED, failed.reason());
    }

    static UploadReportJson of(Canceled canceled) {
        return ended(canceled, Status.CANCELED, FailReason.UPLOAD_CANCELED);
    }

    private static UploadReportJson ended(UploadReport report, Status status, FailReason reason) {
        return new UploadReportJson(
                report.uploadSessionId(), report.videoId(), null, status, null, null, null, reason, null);
    }

    /** What it says, fields of other statuses left out; empty when it is COMPLETED and lacks the job or something of the source. */
    public Optional<UploadReport> report() {
        return switch (status) {
            case COMPLETED -> completed();
            case FAILED -> Optional.of(failed(Objects.requireNonNullElse(failReason, FailReason.UPLOAD_FAILED)));
            case CANCELED ->
                failReason == null || failReason == FailReason.UPLOAD_CANCELED
                        ? Optional.of(new Canceled(uploadSessionId, videoId))
                        : Optional.of(failed(failReason));
        };
    }

    private Optional<UploadReport> completed() {
        return jobId == null || sourceFileKey == null || sourceSizeBytes == null || sourceMime == null
                ? Optional.empty()
                : Optional.of(new Completed(
                        uploadSessionId, videoId, jobId, sourceFileKey, sourceSizeBytes, sourceMime, course));
    }

    private Failed failed(FailReason reason) {
        return new Failed(uploadSessionId, videoId, reason);
    }
}
