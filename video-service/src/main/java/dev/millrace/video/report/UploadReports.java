package dev.millrace.video.report;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.contract.UploadReport.Completed;
import dev.millrace.common.contract.UploadReport.Failed;
import dev.millrace.video.job.OpenedJobs;
import dev.millrace.video.video.PastUploads;
import dev.millrace.video.video.StoredSource;
import dev.millrace.video.video.VideoLifecycle;
import org.springframework.stereotype.Service;

/** Acts on how an upload session ended; a session that is not the video's current one changes nothing. */
@Service
class UploadReports {

    private final VideoLifecycle lifecycle;
    private final OpenedJobs jobs;
    private final PastUploads uploads;
    private final Deliveries deliveries;

    UploadReports(VideoLifecycle lifecycle, OpenedJobs jobs, PastUploads uploads, Deliveries deliveries) {
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.uploads = uploads;
        this.deliveries = deliveries;
    }

    /** @throws IncompleteUpload when the source is not in the video's folder */
    void receive(String webhookId, UploadReport report) {
        Runnable act = action(report);
        deliveries.once(Topic.UPLOADS, webhookId, act);
    }

    private Runnable action(UploadReport report) {
        if (report instanceof Completed completed) {
            return completed(completed);
        }
        return ended(report, report instanceof Failed failed ? failed.reason() : FailReason.UPLOAD_CANCELED);
    }

    private Runnable completed(Completed report) {
        StoredSource stored = Reported.source(report).orElseThrow(IncompleteUpload::new);
        return () -> {
            jobs.uploadCompleted(report.videoId(), report.uploadSessionId(), report.jobId(), stored);
            if (report.course() != null) {
                uploads.save(report.videoId(), report.uploadSessionId(), report.course());
            }
        };
    }

    private Runnable ended(UploadReport report, FailReason reason) {
        return () -> lifecycle.uploadEnded(report.videoId(), report.uploadSessionId(), reason);
    }
}
