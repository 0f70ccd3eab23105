package dev.millrace.video.lifecycle;

import dev.millrace.common.trace.LogFields;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what happened to videos, once it is committed, and logs what no status tells. */
@Component
class LifecycleMetrics {

    private static final Logger log = LoggerFactory.getLogger(LifecycleMetrics.class);

    private final MeterRegistry meters;

    LifecycleMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @TransactionalEventListener
    void on(VideoStatusChanged change) {
        String from = change.from() == null ? "NONE" : change.from().name();
        String reason =
                change.failReason() == null ? "NONE" : change.failReason().name();
        meters.counter(
                        "video.status.transitions",
                        "from",
                        from,
                        "to",
                        change.to().name(),
                        "reason",
                        reason)
                .increment();
        meters.timer("video.status.seconds", "status", from).record(change.inPrevious());
    }

    @TransactionalEventListener
    void on(ReadyWorkChanged change) {
        if (change.failReason() == null) {
            return;
        }
        meters.counter(
                        "transcode.remainder.failed",
                        "reason",
                        change.failReason().name())
                .increment();
        log.atInfo()
                .addKeyValue(LogFields.VIDEO_ID, change.videoId())
                .addKeyValue(LogFields.JOB_ID, change.jobId())
                .log("A READY video's job was given up, its output stays: {}", change.failReason());
    }
}
