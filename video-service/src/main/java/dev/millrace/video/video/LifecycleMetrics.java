package dev.millrace.video.video;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what happened to videos, once it is committed. */
@Component
class LifecycleMetrics {

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
}
