package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RenamedSettingsTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void aFormerNameIsRefusedHoweverItIsWritten() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("file", Map.of("millrace.storage.attemptTimeout", "5s")));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("MILLRACE_JOBS_DEADLETTERQUEUE", "poison")));

        assertThatThrownBy(this::look)
                .hasMessageContaining("millrace.storage.attempt-timeout is now millrace.bucket.attempt-timeout")
                .hasMessageContaining("millrace.jobs.dead-letter-queue is now millrace.queue.dead-letters");
    }

    @Test
    void presentNamesAreTaken() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("file", Map.of("millrace.bucket.attempt-timeout", "5s")));

        assertThatCode(this::look).doesNotThrowAnyException();
    }

    @Test
    void whoStartsTheServiceReadsBothNamesWithoutAStackTrace() {
        RenamedSettingsFound failure = new RenamedSettingsFound(List.of("a is now b"));

        assertThat(Objects.requireNonNull(new RenamedSettingsAnalyzer().analyze(failure))
                        .getDescription())
                .contains("a is now b");
    }

    private void look() {
        ConfigurationPropertySources.attach(environment);
        new RenamedSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
