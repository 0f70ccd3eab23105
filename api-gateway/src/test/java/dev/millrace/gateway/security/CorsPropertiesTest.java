package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CorsPropertiesTest {

    @Test
    void defaults() {
        assertThat(bound(Map.of()).allowedOrigins()).isEmpty();
    }

    @Test
    void everyKey() {
        assertThat(bound(Map.of("millrace.cors.allowed-origins", "https://a.example.com,https://b.example.com"))
                        .allowedOrigins())
                .containsExactly("https://a.example.com", "https://b.example.com");
    }

    @Test
    void everybodyIsNobody() {
        assertThatThrownBy(() -> bound(Map.of("millrace.cors.allowed-origins", "*")))
                .rootCause()
                .hasMessageContaining("millrace.cors.allowed-origins");
    }

    private static CorsProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.cors", CorsProperties.class);
    }
}
