package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Progress;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.contract.TranscodeReport.Started;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TranscodeReport} as JSON: one flat object for all, in which what does not apply is null. Only the door to a service
 * handles it, since what is missing or wrong is refused by field; {@link #report} is what it says.
 */
@JsonIgnoreProperties(ignoreUnknown = true) // why: a newer sender may add fields
@Schema(name = "TranscodeReport")
public record TranscodeReportJson(
        @NotNull UUID videoId,
        @NotNull UUID jobId,
        int attempt,
        @NotNull Status status,
        @Nullable Stage stage,
        @Nullable Integer percent,
        @Nullable Integer etaSeconds,
        @Nullable Double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable List<@NotNull @Valid Asset> assets,
        @Nullable FailReason failReason,
        @Nullable Boolean partial,
        @Nullable @Valid SourceSummary source,
        @AnyText @Nullable String detail) {

    /** What happened to the attempt. */
    public enum Status {
        /** {@link Started}. */
        STARTED,
        /** {@link Progress}. */
        PROGRESS,
        /** {@link Playable} when it is partial, else {@link Completed}. */
        READY,
        /** {@link Failed}. */
        FAILED
    }

    static TranscodeReportJson of(Started started) {
        return said(started.by(), Status.STARTED, null, null);
    }

    static TranscodeReportJson of(Failed failed) {
        return said(failed.by(), Status.FAILED, failed.reason(), failed.detail());
    }

    static TranscodeReportJson of(Playable playable) {
        return ready(playable, true);
    }

    static TranscodeReportJson of(Completed completed) {
        return ready(completed, false);
    }

    private static TranscodeReportJson said(
            AttemptId by, Status status, @Nullable FailReason reason, @Nullable String detail) {
        return new TranscodeReportJson(
                by.videoId(),
                by.jobId(),
                by.number(),
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reason,
                false,
                null,
                detail);
    }

    static TranscodeReportJson of(Progress progress) {
        return new TranscodeReportJson(
                progress.by().videoId(),
                progress.by().jobId(),
                progress.by().number(),
                Status.PROGRESS,
                progress.stage(),
                progress.percent(),
                progress.etaSeconds(),
                null,
                null,
                null,
                progress.assets().isEmpty() ? null : progress.assets(),
                null,
                false,
                progress.source(),
                null);
    }

    private static TranscodeReportJson ready(Ready ready, boolean isPartial) {
        Output output = ready.output();
        return new TranscodeReportJson(
                ready.by().videoId(),
                ready.by().jobId(),
                ready.by().number(),
                Status.READY,
                null,
                null,
                null,
                output.durationSeconds(),
                output.width(),
                output.height(),
                output.assets(),
                null,
                isPartial,
                output.source(),
                null);
    }

    /** What it says; fields of other statuses say nothing. */
    public TranscodeReport report() {
        AttemptId by = new AttemptId(videoId, jobId, attempt);
        return switch (status) {
            case STARTED -> new Started(by);
            case PROGRESS ->
                new Progress(
                        by,
                        Objects.requireNonNullElse(stage, Stage.DOWNLOADING),
                        percent,
                        etaSeconds,
                        source,
                        listed());
            case READY -> Boolean.TRUE.equals(partial) ? new Playable(by, output()) : new Completed(by, output());
            case FAILED -> new Failed(by, Objects.requireNonNullElse(failReason, FailReason.TRANSCODE_ERROR), detail);
        };
    }

    // why 0: no output is so short or so small, so what is missing is refused like what is wrong
    private Output output() {
        return new Output(
                durationSeconds == null ? 0 : durationSeconds,
                width == null ? 0 : width,
                height == null ? 0 : height,
                listed(),
                source);
    }

    private List<Asset> listed() {
        return assets == null ? List.of() : assets;
    }
}
