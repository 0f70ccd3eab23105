package dev.millrace.common.outbox;

import dev.millrace.common.trace.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.List;

/** Delivers nothing by itself: the test chooses when a message arrives, and how often. */
public final class SilentRelay extends OutboxRelay {

    public SilentRelay(Clock clock) {
        super(
                new OutboxRows(null),
                List.of(),
                new Traces(Tracer.NOOP, Propagator.NOOP),
                clock,
                new SimpleMeterRegistry(),
                "in-memory");
    }

    @Override
    public void deliverNow(String subject) {}
}
