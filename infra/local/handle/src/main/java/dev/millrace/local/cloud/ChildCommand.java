package dev.millrace.local.cloud;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of the child JVM: the cloud's classes and libraries from the build. */
final class ChildCommand {

    private ChildCommand() {}

    static List<String> of(Path directory, boolean durable) {
        Path modules = repository().resolve("infra/local");
        Path libraries = modules.resolve("cloud/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException("build it first: mvn -Dfast -pl infra/local/cloud -am package");
        }
        String classPath = Stream.of("cloud/target/classes", "handle/target/classes", "cloud/target/lib/*")
                .map(part -> modules + File.separator + part)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // why: tests need a fast start more than a fast server.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classPath,
                "dev.millrace.local.cloud.embedded.CloudMain",
                directory.toString(),
                String.valueOf(durable),
                "http://localhost:5173");
    }

    /** The nearest folder with {@code .mvn} at or above the working directory. */
    static Path repository() {
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.isDirectory(path.resolve(".mvn"))) {
                return path;
            }
        }
        throw new IllegalStateException(
                "not inside the Millrace repository: " + Path.of("").toAbsolutePath());
    }
}
