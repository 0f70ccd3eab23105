package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class RoutePropertiesTest {

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new RouteProperties(
                        URI.create("http://127.0.0.1:8081"),
                        URI.create("http://127.0.0.1:8082"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        1000));
    }

    @Test
    void everyKey() {
        assertThat(bound(Map.of(
                        "millrace.routes.video-service", "http://video",
                        "millrace.routes.upload-service", "http://upload",
                        "millrace.routes.connect-timeout", "2s",
                        "millrace.routes.response-timeout", "3s",
                        "millrace.routes.event-stream-silence", "4s",
                        "millrace.routes.max-connections", "5")))
                .isEqualTo(new RouteProperties(
                        URI.create("http://video"),
                        URI.create("http://upload"),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        5));
    }

    @Test
    void aWrongValueIsNamed() {
        assertThatThrownBy(() -> bound(Map.of("millrace.routes.max-connections", "0")))
                .rootCause()
                .hasMessageContaining("maxConnections");
    }

    private static RouteProperties bound(Map<String, String> settings) {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(
                        "millrace.routes", Bindable.of(RouteProperties.class), new ValidationBindHandler(validator));
    }
}
