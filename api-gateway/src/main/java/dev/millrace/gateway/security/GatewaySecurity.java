package dev.millrace.gateway.security;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.web.Problems;
import dev.millrace.common.web.TokenSecurity;
import dev.millrace.gateway.limits.RateLimitFilter;
import dev.millrace.gateway.limits.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Tokens, CORS, security headers and, between them, the rate limits. */
@Configuration(proxyBeanMethods = false)
class GatewaySecurity {

    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    private static final List<String> CALLS = List.of(
            "Accept",
            "Authorization",
            "Cache-Control",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "X-Request-Id",
            "X-Requested-With");

    /** why: an app's tracing library adds them to every call, and a preflight fails if one of them is not allowed. */
    private static final List<String> TRACING = List.of(
            "traceparent",
            "tracestate",
            "baggage",
            "sentry-trace",
            "b3",
            "X-B3-TraceId",
            "X-B3-SpanId",
            "X-B3-ParentSpanId",
            "X-B3-Sampled",
            "X-B3-Flags",
            "X-Amzn-Trace-Id",
            "X-Cloud-Trace-Context",
            "X-Correlation-Id",
            "uber-trace-id",
            "newrelic",
            "x-datadog-trace-id",
            "x-datadog-parent-id",
            "x-datadog-origin",
            "x-datadog-sampling-priority",
            "x-datadog-tags",
            "elastic-apm-traceparent");

    /** Date lets a page correct for its clock's skew. */
    private static final List<String> EXPOSED =
            List.of("Date", "ETag", "Location", "Retry-After", "WWW-Authenticate", "X-Request-Id", "traceparent");

    /** The API browser needs its own scripts and inline styles; nothing else renders anything. */
    private static final String CONTENT = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain gatewayChain(
            HttpSecurity http, Problems problems, RateLimits limits, CorsConfigurationSource origins) {
        AuthenticationEntryPoint counted = counted(limits, problems, TokenSecurity.unauthenticated(problems));
        return TokenSecurity.rules(
                        http, problems, counted, "/api/webhooks/**", "/actuator/health/**", "/openapi.json", "/docs/**")
                .addFilterAfter(new RateLimitFilter(limits, problems), BearerTokenAuthenticationFilter.class)
                // why: replaced by the filter below, which answers with problem documents
                .cors(AbstractHttpConfigurer::disable)
                .addFilter(originFilter(origins, problems))
                .headers(GatewaySecurity::headers)
                .build();
    }

    private static CorsFilter originFilter(CorsConfigurationSource origins, Problems problems) {
        CorsFilter filter = new CorsFilter(origins);
        filter.setCorsProcessor(new ProblemCorsProcessor(problems));
        return filter;
    }

    @Bean
    CorsConfigurationSource origins(CorsProperties properties) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(properties.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(Stream.of(CALLS, TRACING).flatMap(List::stream).toList());
        cors.setExposedHeaders(EXPOSED);
        cors.setAllowCredentials(true); // why: responses may set the playback cookies
        cors.setMaxAge(PREFLIGHT_KEPT);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }

    /** Counts a call with an invalid token like one without. */
    private static AuthenticationEntryPoint counted(
            RateLimits limits, Problems problems, AuthenticationEntryPoint refusal) {
        return (request, response, e) -> {
            try {
                limits.countUnknown(request);
            } catch (ProblemException tooMany) {
                problems.write(response, tooMany);
                return;
            }
            refusal.commence(request, response, e);
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
