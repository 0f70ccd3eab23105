package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.RunningGateway;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFilterIT extends RunningGateway {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:8080", "LOCALHOST", "[::1]:8080"})
    void namesOfThisMachineAreAnswered(String host) throws IOException {
        assertThat(raw(get("/openapi.json", host))).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "10.0.0.1"})
    void pageWhoseNameWasMadeToPointHereIsRefused(String host) throws IOException {
        for (String path : new String[] {"/openapi.json", "/docs", "/api/videos", "/api/webhooks/uploads"}) {
            assertThat(raw(get(path, host)))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "VALIDATION_FAILED", "millrace.hosts.allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.0.0.1:8080"})
    void loadBalancerAsksForHealthByAddress(String host) throws IOException {
        assertThat(raw(get("/actuator/health/liveness", host))).startsWith("HTTP/1.1 200");
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }
}
