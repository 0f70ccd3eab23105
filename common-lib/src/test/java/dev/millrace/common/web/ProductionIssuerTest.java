package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionIssuerTest {

    private static final URI REAL = URI.create("https://login.example.com/realms/app");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8084/millrace",
                "http://login.example.com",
                "https://127.0.0.1/millrace",
                "https://localhost:8084/millrace",
                "https://[::1]:8084/millrace",
                "login.example.com"
            })
    void localIssuerStopsTheStartAndNamesTheSetting(String url) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ProductionIssuer(URI.create(url), null))
                .withMessageContaining("spring.security.oauth2.resourceserver.jwt.issuer-uri")
                .withMessageContaining(url);
        assertThatIllegalStateException()
                .isThrownBy(() -> new ProductionIssuer(REAL, URI.create(url)))
                .withMessageContaining("spring.security.oauth2.resourceserver.jwt.jwk-set-uri");
    }

    @Test
    void issuerOfProductionIsTaken() {
        assertThatCode(() -> new ProductionIssuer(REAL, null)).doesNotThrowAnyException();
        assertThatCode(() -> new ProductionIssuer(REAL, REAL.resolve("/keys"))).doesNotThrowAnyException();
    }

    @Test
    void missingIssuerStopsTheStart() {
        assertThatIllegalStateException().isThrownBy(() -> new ProductionIssuer(null, REAL));
    }
}
