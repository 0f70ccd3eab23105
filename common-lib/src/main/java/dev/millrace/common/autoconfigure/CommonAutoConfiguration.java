package dev.millrace.common.autoconfigure;

import dev.millrace.common.time.SteadyClock;
import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.Ids;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Clock, ids and traces. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
        })
class CommonAutoConfiguration {

    /** Bean name of the machine's clock; only {@link SteadyClock} reads it. */
    static final String HOST_CLOCK = "hostClock";

    @Bean(name = HOST_CLOCK, defaultCandidate = false)
    @ConditionalOnMissingBean(name = HOST_CLOCK)
    Clock hostClock() {
        return Clock.systemUTC();
    }

    @Bean
    SteadyClock clock(@Qualifier(HOST_CLOCK) Clock hostClock) {
        return new SteadyClock(hostClock);
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }

    @Bean
    Traces traces(Tracer tracer, Propagator propagator) {
        return new Traces(tracer, propagator);
    }
}
