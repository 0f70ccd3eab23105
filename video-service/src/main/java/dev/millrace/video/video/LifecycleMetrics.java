package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what happened to videos, once it is committed. All counters are there from the start: an alarm needs the zeros. */
@Component
class LifecycleMetrics {

    private static final String NONE = "NONE";

    /** What a transcode may take beside the length of its video. */
    private static final Duration START = Duration.ofSeconds(60);

    private final MeterRegistry meters;

    LifecycleMetrics(MeterRegistry meters) {
        this.meters = meters;
        moves(null, VideoStatus.DRAFT);
        for (VideoStatus from : VideoStatus.values()) {
            from.successors().forEach(to -> moves(from, to));
        }
        Arrays.stream(Fault.values()).forEach(this::failures);
        ready(true);
        ready(false);
    }

    @TransactionalEventListener
    void on(VideoStatusChanged change) {
        moves(change.from(), change.to(), change.failReason()).increment();
        meters.timer("video.status.seconds", "status", Objects.toString(change.from(), NONE))
                .record(change.inPrevious());
        if (change.failReason() != null) {
            failures(Fault.of(change.failReason())).increment();
        }
        if (change.to() == VideoStatus.READY) {
            ready(change.inPrevious().compareTo(START.plus(length(change))) <= 0)
                    .increment();
        }
    }

    private static Duration length(VideoStatusChanged change) {
        Double seconds = change.durationSeconds();
        return seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private void moves(@Nullable VideoStatus from, VideoStatus to) {
        if (to == VideoStatus.FAILED) {
            Arrays.stream(FailReason.values()).forEach(reason -> moves(from, to, reason));
        } else {
            moves(from, to, null);
        }
    }

    private Counter moves(@Nullable VideoStatus from, VideoStatus to, @Nullable FailReason reason) {
        return meters.counter(
                "video.status.transitions",
                "from",
                Objects.toString(from, NONE),
                "to",
                to.name(),
                "reason",
                Objects.toString(reason, NONE));
    }

    private Counter failures(Fault fault) {
        return meters.counter("video.failures", "fault", fault.name());
    }

    private Counter ready(boolean inTime) {
        return meters.counter("video.ready.latency", "slo", inTime ? "MET" : "MISSED");
    }
}
