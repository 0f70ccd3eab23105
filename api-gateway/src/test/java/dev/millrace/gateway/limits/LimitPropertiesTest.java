package dev.millrace.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class LimitPropertiesTest {

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new LimitProperties(
                        50, 100, 10, 40, 100, 200, 100_000, DataSize.ofMegabytes(1), Duration.ofSeconds(20)));
    }

    @Test
    void everyKey() {
        assertThat(bound(Map.of(
                        "millrace.limits.owner-per-second", "1",
                        "millrace.limits.owner-burst", "2",
                        "millrace.limits.address-per-second", "3",
                        "millrace.limits.address-burst", "4",
                        "millrace.limits.webhooks-per-second", "5",
                        "millrace.limits.webhooks-burst", "6",
                        "millrace.limits.callers", "7",
                        "millrace.limits.body", "8KB",
                        "millrace.limits.body-time", "9s")))
                .isEqualTo(new LimitProperties(1, 2, 3, 4, 5, 6, 7, DataSize.ofKilobytes(8), Duration.ofSeconds(9)));
    }

    @Test
    void aWrongValueIsNamed() {
        assertThatThrownBy(() -> bound(Map.of("millrace.limits.owner-burst", "0")))
                .rootCause()
                .hasMessageContaining("ownerBurst");
    }

    private static LimitProperties bound(Map<String, String> settings) {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(
                        "millrace.limits", Bindable.of(LimitProperties.class), new ValidationBindHandler(validator));
    }
}
