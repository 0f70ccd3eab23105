package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Every service has what all have alike. */
class DefaultsTest {

    private static final String DEFAULTS = "src/main/resources/millrace-defaults.yml";

    @ParameterizedTest
    @ValueSource(strings = {"api-gateway", "video-service", "upload-service", "transcode-worker"})
    void serviceImportsThemAndSaysNothingThatLosesToThem(String service) throws IOException {
        EnumerablePropertySource<?> first = documents("../" + service + "/src/main/resources/application.yml")
                .get(0);

        assertThat(String.valueOf(first.getProperty("spring.config.import")))
                .isEqualTo("classpath:millrace-defaults.yml");
        assertThat(first.getPropertyNames())
                .doesNotContainAnyElementsOf(Set.of(documents(DEFAULTS).get(0).getPropertyNames()));
    }

    private static List<EnumerablePropertySource<?>> documents(String file) throws IOException {
        List<PropertySource<?>> documents = new YamlPropertySourceLoader().load(file, new FileSystemResource(file));
        return documents.stream()
                .<EnumerablePropertySource<?>>map(document -> (EnumerablePropertySource<?>) document)
                .toList();
    }
}
