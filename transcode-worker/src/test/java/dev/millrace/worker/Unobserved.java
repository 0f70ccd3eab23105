package dev.millrace.worker;

import dev.millrace.common.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.context.annotation.Bean;

/** What parts of a worker measure and trace goes nowhere. Without a stereotype, so that no whole worker finds it. */
public class Unobserved {

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Traces traces() {
        return new Traces(Tracer.NOOP, Propagator.NOOP);
    }
}
