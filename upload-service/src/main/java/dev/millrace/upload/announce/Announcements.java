package dev.millrace.upload.announce;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.trace.Traces;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what others must learn into the outbox, in the transaction of the fact. */
@Component
public class Announcements {

    static final String JOB = "transcode-job";
    static final String REPORT = "upload-report";
    static final String WITHDRAWAL = "video-withdrawal";

    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Traces traces;
    private final Clock clock;

    Announcements(Outbox outbox, OutboxRelay relay, Traces traces, Clock clock) {
        this.outbox = outbox;
        this.relay = relay;
        this.traces = traces;
        this.clock = clock;
    }

    /** The upload is whole: the job for the workers and the report for video-service are one fact. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void completed(UUID uploadSessionId, UUID videoId, UUID jobId, Source source, UploadCourse course) {
        // why: a worker may only claim the job of an upload that video-service knows to be whole
        report(new UploadReport.Completed(
                uploadSessionId, videoId, jobId, source.fileKey(), source.sizeBytes(), source.mime(), course));
        outbox.add(
                JOB,
                videoId.toString(),
                TranscodeJob.of(jobId, videoId, source.fileKey(), clock.instant(), traces.currentForJob()));
    }

    /** The upload failed for good. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(UUID uploadSessionId, UUID videoId, FailReason reason) {
        report(new UploadReport.Failed(uploadSessionId, videoId, reason));
    }

    /** The owner gave the upload up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void canceled(UUID uploadSessionId, UUID videoId) {
        report(new UploadReport.Canceled(uploadSessionId, videoId));
    }

    /** The opening that was to create this video ended without one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawn(UUID videoId, Internal.UploadOpened upload) {
        outbox.add(WITHDRAWAL, videoId.toString(), new Internal.VideoWithdrawn(upload));
    }

    /** Whether video-service has yet to hear how an upload of this video ended. */
    public boolean isReportWaiting(UUID videoId) {
        return outbox.isWaiting(REPORT, videoId.toString());
    }

    /** After the commit: delivers the waiting messages of this video immediately, so that its next read shows them. Never throws. */
    public void deliverNow(UUID videoId) {
        relay.deliverNow(videoId.toString());
    }

    private void report(UploadReport report) {
        outbox.add(REPORT, report.videoId().toString(), report);
    }

    /** The verified source object. */
    public record Source(String fileKey, long sizeBytes, String mime) {}
}
