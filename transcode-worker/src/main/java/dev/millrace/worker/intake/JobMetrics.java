package dev.millrace.worker.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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
    }

    void claimed(Instant enqueuedAt) {
        Duration waited = Duration.between(enqueuedAt, clock.instant());
        meters.timer("transcode.queue.wait").record(waited.isNegative() ? Duration.ZERO : waited);
    }

    void ended(AttemptOutcome ended) {
        String outcome = ended.kind().name().toLowerCase(Locale.ROOT);
        String reason = ended.reason() == null ? "none" : ended.reason().name();
        meters.counter("transcode.jobs.ended", "outcome", outcome, "reason", reason)
                .increment();
    }
}
