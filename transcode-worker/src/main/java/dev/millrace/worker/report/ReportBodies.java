package dev.millrace.worker.report;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Stage;
import dev.millrace.common.contract.TranscodeReport.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt says on its way, field by field; most fields are for other moments. Pure. */
final class ReportBodies {

    private final AttemptId attempt;

    ReportBodies(AttemptId attempt) {
        this.attempt = attempt;
    }

    TranscodeReport started() {
        return body(Status.STARTED, null, null, null, null, null, null, null);
    }

    TranscodeReport progress(Stage stage, int percent, @Nullable Integer etaSeconds) {
        return body(Status.PROGRESS, stage, percent, etaSeconds, null, null, null, null);
    }

    TranscodeReport probed(SourceSummary source) {
        return body(Status.PROGRESS, Stage.PROBING, null, null, null, null, source, null);
    }

    TranscodeReport poster(Asset poster) {
        return body(Status.PROGRESS, Stage.ENCODING, null, null, List.of(poster), null, null, null);
    }

    TranscodeReport failed(FailReason reason, @Nullable String detail) {
        return body(Status.FAILED, null, null, null, null, reason, null, detail);
    }

    private TranscodeReport body(
            Status status,
            @Nullable Stage stage,
            @Nullable Integer percent,
            @Nullable Integer etaSeconds,
            @Nullable List<Asset> assets,
            @Nullable FailReason reason,
            @Nullable SourceSummary source,
            @Nullable String detail) {
        return new TranscodeReport(
                attempt.videoId(),
                attempt.jobId(),
                attempt.number(),
                status,
                stage,
                percent,
                etaSeconds,
                null,
                null,
                null,
                assets,
                reason,
                null,
                source,
                detail);
    }
}
