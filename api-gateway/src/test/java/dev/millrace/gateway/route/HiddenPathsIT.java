package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.RunningGateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenPathsIT extends RunningGateway {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/videos/1/upload-opened",
                "/internal",
                "//internal/videos/1",
                "/./internal/videos/1",
                "/api/../internal/videos/1",
                "/api/videos/../../internal/videos/1",
                "/api/videos/..;/..;/internal/videos/1",
                "/api/videos/..;a=b/..;a=b/internal/videos/1",
                "/api/videos/%2e%2e/%2e%2e/internal/videos/1",
                "/api/videos/%2E%2E%2F%2E%2E%2Finternal/videos/1",
                "/api/videos/..%2f..%2finternal/videos/1",
                "/api/videos/..%252f..%252finternal/videos/1",
                "/api/videos/%252e%252e/%252e%252e/internal/1",
                "/api/videos/..%5c..%5cinternal/videos/1",
                "/api/videos/..\\..\\internal\\videos",
                "/%69nternal/videos/1",
                "/internal;/videos/1",
                "/;/internal/videos/1",
                "/internal%00/videos/1",
                "/internal/videos/1%0a",
                "/api/videos//../internal",
                "/api/videos/.../../../internal",
                "/api/videos/%c0%ae%c0%ae/internal",
                "/api//webhooks/uploads",
                "/api/webhooks/../../internal/videos/1",
                "/api/webhooks/..;/..;/internal/videos/1",
                "/INTERNAL/videos/1",
                "http://x/internal/videos/1",
                "/actuator",
                "/actuator/env",
                "/actuator/prometheus",
                "/actuator/metrics",
                "/actuator/health/../env",
                "/actuator/health/..;/env",
                "/actuator/health;/../env",
                "/api/videos/../../actuator/env",
                "/video-service/actuator/env",
            })
    void isNotThere(String target) throws Exception {
        int before = VIDEO.calls() + UPLOAD.calls();

        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + ISSUER.token("anna") + "\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|404) ");
        assertThat(VIDEO.calls() + UPLOAD.calls()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsThereWithoutAToken(String path) {
        var response = send(open(path));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(tree(response.body()).path("status").asString()).isEqualTo("UP");
    }
}
