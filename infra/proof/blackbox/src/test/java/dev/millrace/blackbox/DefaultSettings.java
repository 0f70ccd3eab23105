package dev.millrace.blackbox;

import dev.millrace.blackbox.suite.Repository;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings of the compiled modules with their defaults. A service's application.yml may give one of common-lib another. */
final class DefaultSettings {

    private static final String COMMON = "common-lib";

    private DefaultSettings() {}

    /** What a module's own records read, as described by Boot. */
    static JsonNode properties(String module) {
        Path metadata = file(module, "target/classes/META-INF/spring-configuration-metadata.json");
        return JsonMapper.shared().readTree(metadata).path("properties");
    }

    /** What a service has by default for a setting; with common-lib as the service, what most have. */
    static String value(String service, String name) {
        return ofService(service, name).or(() -> ofRecords(service, name)).orElseThrow(() -> new AssertionError(name));
    }

    /** The default that a service's application.yml gives a setting. */
    static Optional<String> ofService(String service, String name) {
        if (service.equals(COMMON)) {
            return Optional.empty();
        }
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(file(service, "src/main/resources/application.yml")));
        return Optional.ofNullable(yaml.getObject()).map(settings -> settings.getProperty(name));
    }

    private static Optional<String> ofRecords(String service, String name) {
        return Stream.of(service, COMMON)
                .flatMap(module -> properties(module).valueStream())
                .filter(property -> property.path("name").asString().equals(name))
                .map(property -> property.path("defaultValue").asString())
                .findFirst();
    }

    private static Path file(String module, String path) {
        return Repository.root().resolve(module).resolve(path);
    }
}
