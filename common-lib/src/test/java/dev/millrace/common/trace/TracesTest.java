package dev.millrace.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written into outbox rows and messages says what was sampled, so that no hop records what the first one did not. */
class TracesTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-";

    @Test
    void aHopContinuesWhatWasSampledAndNothingElse() {
        Sampler sampled = Sampler.parentBased(Sampler.alwaysOff());

        assertThat(hop(sampled, TRACE + "01"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-01");
        assertThat(hop(sampled, TRACE + "00"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-00");
    }

    @Test
    void aNewTraceSaysWhetherItIsSampled() {
        assertThat(hop(Sampler.alwaysOn(), null)).endsWith("-01");
        assertThat(hop(Sampler.alwaysOff(), null)).endsWith("-00");
    }

    /** The trace context inside of a hop that continues the given one. */
    private static String hop(Sampler sampler, @Nullable String traceparent) {
        try (SdkTracerProvider provider =
                SdkTracerProvider.builder().setSampler(sampler).build()) {
            var spans = provider.get("test");
            Traces traces = new Traces(
                    new OtelTracer(spans, new OtelCurrentTraceContext(), event -> {}),
                    new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), spans));
            AtomicReference<@Nullable String> inside = new AtomicReference<>();
            traces.within(traceparent, "hop", () -> inside.set(traces.current()));
            return String.valueOf(inside.get());
        }
    }
}
