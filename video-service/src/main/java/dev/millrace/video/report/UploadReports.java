package dev.millrace.video.report;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.video.job.OpenedJobs;
import dev.millrace.video.video.StoredSource;
import dev.millrace.video.video.VideoLifecycle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Acts on how an upload session ended; a session that is not the video's current one changes nothing. */
@Service
class UploadReports {

    private final VideoLifecycle lifecycle;
    private final OpenedJobs jobs;
    private final Deliveries deliveries;

    UploadReports(VideoLifecycle lifecycle, OpenedJobs jobs, Deliveries deliveries) {
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.deliveries = deliveries;
    }

    void receive(String webhookId, UploadReport report) {
        Runnable act = action(report);
        deliveries.once(Topic.UPLOADS, webhookId, act);
    }

    private Runnable action(UploadReport report) {
        return switch (report.status()) {
            case COMPLETED -> completed(report);
            case FAILED -> ended(report, FailReason.UPLOAD_FAILED);
            case CANCELED -> ended(report, FailReason.UPLOAD_CANCELED);
        };
    }

    private Runnable completed(UploadReport report) {
        UUID jobId = report.jobId();
        StoredSource stored = stored(report);
        if (jobId == null || stored == null) {
            throw new ProblemException(
                    ProblemType.VALIDATION_FAILED,
                    "The report of a COMPLETED upload lacks something. "
                            + "Send jobId, sourceFileKey in the video's folder, sourceSizeBytes and sourceMime.");
        }
        return () -> jobs.uploadCompleted(report.videoId(), report.uploadSessionId(), jobId, stored);
    }

    private static @Nullable StoredSource stored(UploadReport report) {
        String key = report.sourceFileKey();
        Long sizeBytes = report.sourceSizeBytes();
        String mime = report.sourceMime();
        if (key == null || sizeBytes == null || sizeBytes <= 0 || mime == null) {
            return null;
        }
        return key.startsWith(ObjectKeys.videoPrefix(report.videoId())) ? new StoredSource(key, sizeBytes, mime) : null;
    }

    private Runnable ended(UploadReport report, FailReason usual) {
        FailReason reason = report.failReason() == null ? usual : report.failReason();
        return () -> lifecycle.uploadEnded(report.videoId(), report.uploadSessionId(), reason);
    }
}
