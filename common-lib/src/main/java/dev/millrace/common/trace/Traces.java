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

    /** The same for a job, which is recorded whatever was decided of the request: jobs are few, and each is worth a look. */
    public @Nullable String currentForJob() {
        Span span = tracer.currentSpan();
        return span == null ? null : of(span.context(), true);
    }

    private static @Nullable String of(@Nullable Span span) {
        return span == null
                ? null
                : of(span.context(), !Boolean.FALSE.equals(span.context().sampled()));
    }

    private static String of(TraceContext context, boolean isRecorded) {
        return "00-" + context.traceId() + "-" + context.spanId() + (isRecorded ? "-01" : "-00");
    }

    /** The current trace id, or null outside a trace. */
    public @Nullable String currentTraceId() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    /** Work that may throw something checked. */
    @FunctionalInterface
    public interface Step<T, E extends Exception> {
        T run() throws E;
    }

    /** Does a step of the current trace in a span of its own; outside a trace without one. */
    public <T, E extends Exception> T step(String spanName, Step<T, E> step) throws E {
        if (tracer.currentSpan() == null) {
            return step.run();
        }
        Span span = tracer.nextSpan().name(spanName).start();
        try (Tracer.SpanInScope ignored = tracer.withSpan(span)) {
            return step.run();
        } catch (RuntimeException | Error e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
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
