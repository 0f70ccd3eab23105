package dev.millrace.local.containers;

import java.util.Map;
import java.util.Objects;
import org.testcontainers.utility.DockerImageName;

/** Our images, and the mark of the containers of one run of the tests. */
final class Images {

    /**
     * What {@code ./millrace test --containers} removes at its end: a killed test leaves containers behind, and the reaper of
     * Testcontainers is an image of a registry.
     */
    static final Map<String, String> LABELS =
            Map.of("dev.millrace.test-run", Objects.requireNonNullElse(System.getenv("MILLRACE_TEST_RUN"), "none"));

    private static final String PREFIX = Objects.requireNonNullElse(System.getenv("MILLRACE_IMAGES"), "millrace");

    private Images() {}

    /** @param name such as {@code cloud} or {@code video-service} */
    static DockerImageName ours(String name) {
        return DockerImageName.parse(PREFIX + "/" + name);
    }
}
