package dev.millrace.common.trace;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Propagates a W3C trace context where there is no HTTP call: through an outbox row or a queue message. Thread-safe. */
public final class Traces {

    /** Header and carrier field of a trace context. */
    public static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    public Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The current {@code traceparent}, or null outside a trace. */
    public @Nullable String current() {
        return of(tracer.currentSpan());
    }

    /** The {@code traceparent} of an observation, even a finished one; null when it was not traced. */
    public static @Nullable String of(Observation.ContextView observation) {
        TracingContext traced = observation.get(TracingContext.class);
        return traced == null ? null : of(traced.getSpan());
    }

    private static @Nullable String of(@Nullable Span span) {
        if (span == null) {
            return null;
        }
        TraceContext context = span.context();
        String flags = Boolean.FALSE.equals(context.sampled()) ? "00" : "01";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
    }

    /** The current trace id, or null outside a trace. */
    public @Nullable String currentTraceId() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    /** Runs the work in a new span that continues the given trace, or starts one. */
    public void within(@Nullable String traceparent, String spanName, Runnable work) {
        Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        Span span = propagator.extract(carrier, Map::get).name(spanName).start();
        try (Tracer.SpanInScope ignored = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException | Error e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
