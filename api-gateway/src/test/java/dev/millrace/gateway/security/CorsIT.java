package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.RunningGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsIT extends RunningGateway {

    private static final String ORIGIN = "https://app.example.com";

    @BeforeAll
    static void somethingToRead() {
        VIDEO.answer("/api/videos/cors", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void preflightOfAnAllowedOriginIsGranted(String method) {
        var response = send(open("/api/videos/cors")
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key,if-match")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains(method);
    }

    @Test
    void preflightOfAnotherOriginIsRefused() {
        var response = send(open("/api/videos/cors")
                .header("Origin", "https://evil.example.com")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void callOfAnotherOriginIsRefusedByAProblem() {
        var response = send(call("/api/videos/cors").header("Origin", "https://evil.example.com"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(response.body()).path("code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aPageMayReadAnswersAndTheirHeaders() {
        var response = send(call("/api/videos/cors").header("Origin", ORIGIN));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(response.headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElse(""))
                .contains("Date", "ETag", "Location", "Retry-After", "X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization,traceparent,tracestate",
                "authorization,baggage,sentry-trace",
                "authorization,b3,x-b3-traceid,x-b3-spanid,x-b3-sampled",
                "authorization,x-request-id,x-correlation-id",
                "authorization,x-datadog-trace-id,x-datadog-parent-id,x-datadog-sampling-priority,x-datadog-origin",
                "if-match,if-none-match,idempotency-key,last-event-id,cache-control"
            })
    void preflightAllowsWhatAppsAndTheirTracingAdd(String headers) {
        var response = send(open("/api/videos/cors")
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse("")
                        .toLowerCase(Locale.ROOT))
                .contains(headers.split(","));
    }

    @Test
    void aPageMayReadWhyItWasRefused() {
        var response = send(open("/api/videos/cors").header("Origin", ORIGIN));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    }
}
