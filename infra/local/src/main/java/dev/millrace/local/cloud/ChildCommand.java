package dev.millrace.local.cloud;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command line of the child JVM: this module's classes and its libraries as the build has laid them out. */
final class ChildCommand {

    private ChildCommand() {}

    static List<String> of(Path directory, boolean durable) {
        Path target = repository().resolve("infra/local/target");
        Path classes = target.resolve("classes");
        Path own = Files.isDirectory(classes) ? classes : target.resolve("millrace-local.jar");
        Path libraries = target.resolve("lib");
        if (!Files.exists(own) || !Files.isDirectory(libraries)) {
            throw new IllegalStateException("build it first: mvn -Dfast -pl infra/local -am package");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // why: a test wants a quick start more than a quick server.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                own + File.pathSeparator + libraries + File.separator + "*",
                "dev.millrace.local.cloud.CloudMain",
                directory.toString(),
                String.valueOf(durable),
                "http://localhost:5173");
    }

    /** The nearest folder at or above the working directory that holds {@code .mvn}. */
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
