package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1")
class IssuerDownIT extends RunningGateway {

    @Test
    void unverifiableTokenIsNotCalledInvalid() {
        var response = send(call("/api/videos"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(problem(response).path("code").asString()).isEqualTo("UNAVAILABLE");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void healthNeedsNoIdentityProvider() {
        assertThat(send(open("/actuator/health/readiness")).statusCode()).isEqualTo(200);
    }
}
