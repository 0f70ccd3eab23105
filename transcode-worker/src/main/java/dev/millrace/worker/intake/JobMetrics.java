package dev.millrace.worker.intake;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.intake.AttemptOutcome.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts jobs: running, ended by kind and reason, and how long they waited. Thread-safe. */
@Component
class JobMetrics {

    private final MeterRegistry meters;
    private final Clock clock;

    JobMetrics(MeterRegistry meters, Clock clock, Drain drain) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("transcode.jobs.running", drain, Drain::runningAttempts).register(meters);
        Arrays.stream(Kind.values()).forEach(this::register);
    }

    void claimed(Instant enqueuedAt) {
        Duration waited = Duration.between(enqueuedAt, clock.instant());
        meters.timer("transcode.queue.wait").record(waited.isNegative() ? Duration.ZERO : waited);
    }

    void ended(AttemptOutcome ended) {
        ended(ended.kind(), ended.reason()).increment();
    }

    /** why: an alarm needs the zeros. */
    private void register(Kind kind) {
        if (kind == Kind.FAILED) {
            Arrays.stream(FailReason.values()).forEach(reason -> ended(kind, reason));
        } else {
            ended(kind, null);
        }
    }

    private Counter ended(Kind kind, @Nullable FailReason reason) {
        return meters.counter(
                "transcode.jobs.ended",
                "outcome",
                kind.name().toLowerCase(Locale.ROOT),
                "reason",
                reason == null ? "none" : reason.name());
    }
}
