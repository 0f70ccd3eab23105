package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.gateway.GatewayApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

class ProductionIssuerIT {

    @ParameterizedTest
    @ValueSource(strings = {"aws", "production"})
    void gatewayDoesNotStartWithTheLocalIssuer(String profile) {
        SpringApplicationBuilder gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .profiles(profile)
                .properties("server.port=0");

        assertThatThrownBy(() -> gateway.run())
                .rootCause()
                .hasMessageContaining("spring.security.oauth2.resourceserver.jwt.issuer-uri must be an https URL");
    }
}
