package dev.millrace.common.autoconfigure;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Without an exporter no span is recorded. Traces still have ids, for problem documents and logs, and are propagated. With an exporter
 * {@code management.tracing.sampling.probability} decides.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.zipkin.ZipkinWithOpenTelemetryTracingAutoConfiguration"
        },
        beforeName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@ConditionalOnClass(SdkTracerProvider.class)
@ConditionalOnMissingBean(SpanExporter.class)
class TracingAutoConfiguration {

    @Bean
    Sampler nothingRecorded() {
        return Sampler.alwaysOff();
    }

    // why null: it replaces the default processor, which would only run a thread
    @Bean
    @Nullable BatchSpanProcessor nothingProcessed() {
        return null;
    }
}
