package dev.millrace.local.cloud;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of the child JVM: the cloud's classes and libraries from the build. */
final class ChildCommand {

    private ChildCommand() {}

    static List<String> of(Path directory, boolean durable) throws IOException {
        Path modules = repository().resolve("infra/local");
        Path cloud = modules.resolve("cloud/target");
        // why jars: the JVM archives the classes of no folder.
        String classPath = Stream.of(
                        jar(cloud).toString(),
                        jar(modules.resolve("handle/target")).toString(),
                        cloud.resolve("lib") + File.separator + "*")
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // why: tests need a fast start more than a fast server.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                // why: a build starts a dozen of them; the first to end writes the archive, JDKs before 19 do without.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + cloud.resolve("classes.jsa"),
                "-Xlog:cds=off",
                "-cp",
                classPath,
                "dev.millrace.local.cloud.embedded.CloudMain",
                directory.toString(),
                String.valueOf(durable),
                "true",
                "http://localhost:5173");
    }

    private static Path jar(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                Optional<Path> jar = files.filter(file -> file.toString().endsWith(".jar"))
                        .filter(file -> !file.toString().endsWith("-tests.jar"))
                        .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new IllegalStateException("build it first: mvn -Dfast -pl infra/local/cloud -am package");
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
