package dev.millrace.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The trace of a job goes on where its request's is not recorded. */
class JobTracesTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-";
    private static final int UP_TO_SPAN = TRACE.length() + 16;

    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
            .build();
    private final Tracer spans = provider.get("test");
    private final Traces traces = new Traces(
            new OtelTracer(spans, new OtelCurrentTraceContext(), event -> {}),
            new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), spans));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aJobIsRecordedThoughItsRequestIsNot() {
        List<String> seen = new ArrayList<>();

        traces.within(TRACE + "00f067aa0ba902b7-00", "request", () -> {
            seen.add(traces.current());
            seen.add(traces.currentForJob());
        });

        assertThat(seen.get(0)).startsWith(TRACE).endsWith("-00");
        assertThat(seen.get(1)).isEqualTo(seen.get(0).substring(0, UP_TO_SPAN) + "-01");
    }

    @Test
    void aStepHasASpanOfItsOwnInTheTrace() {
        List<String> seen = new ArrayList<>();

        traces.within(TRACE + "00f067aa0ba902b7-01", "job", () -> {
            seen.add(traces.current());
            seen.add(traces.<String, RuntimeException>step("step", traces::current));
        });

        assertThat(seen).allMatch(traceparent -> traceparent.startsWith(TRACE)).doesNotHaveDuplicates();
    }

    @Test
    void outsideATraceAStepBeginsNone() {
        assertThat(traces.<String, RuntimeException>step("step", traces::current))
                .isNull();
    }
}
