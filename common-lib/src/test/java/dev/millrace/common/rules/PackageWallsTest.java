package dev.millrace.common.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageWallsTest {

    private static final Map<String, Path> OWNERS = Map.of(
            "dev.millrace.video", Path.of("video-service"),
            "dev.millrace.upload", Path.of("upload-service"),
            "dev.millrace.worker", Path.of("transcode-worker"),
            "dev.millrace.gateway", Path.of("api-gateway"));

    @TempDir
    Path folder;

    @Test
    void onlyAServiceIsInItsPackages() {
        assertThat(PackageWalls.breaches(Path.of(".."), OWNERS)).isEmpty();
    }

    @Test
    void whoEntersOneIsNamed() throws IOException {
        source("video-service/src/test/java/Fixture.java", "dev.millrace.video.job");
        source("proof/src/main/java/Near.java", "dev.millrace.videos");
        Path door = source("proof/src/test/java/Door.java", "dev.millrace.video.job");
        Path root = source("upload-service/src/main/java/Root.java", "dev.millrace.video");

        assertThat(PackageWalls.breaches(folder, OWNERS)).containsExactlyInAnyOrder(door, root);
    }

    private Path source(String name, String packageName) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "/** Is there. */\npackage " + packageName + ";\n\nclass Any {}\n");
        return Path.of(name);
    }
}
