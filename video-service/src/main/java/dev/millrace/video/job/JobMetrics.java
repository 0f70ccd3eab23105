package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.trace.LogFields;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts and logs, once it is committed, what no status of a video tells. */
@Component
class JobMetrics {

    private static final Logger log = LoggerFactory.getLogger(JobMetrics.class);

    private final MeterRegistry meters;

    JobMetrics(MeterRegistry meters) {
        this.meters = meters;
        Arrays.stream(FailReason.values()).forEach(this::givenUp); // why: an alarm needs the zeros
    }

    @TransactionalEventListener
    void on(ReadyVideoJobChanged change) {
        if (change.failReason() == null) {
            return;
        }
        givenUp(change.failReason()).increment();
        log.atInfo()
                .addKeyValue(LogFields.VIDEO_ID, change.videoId())
                .addKeyValue(LogFields.JOB_ID, change.jobId())
                .log("A READY video's job was given up, its output stays: {}", change.failReason());
    }

    private Counter givenUp(FailReason reason) {
        return meters.counter("transcode.remainder.failed", "reason", reason.name());
    }
}
