package dev.millrace.proof.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Builds a jar that injects the {@link SkewedClock} into a service from beside the service's own jar. It is built on demand,
 * so that it never reaches any other service.
 */
final class ClockJar {

    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private ClockJar() {}

    static Path writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("SkewedClock", "SkewedClockConfiguration")) {
                String path = ClockJar.class.getPackageName().replace('.', '/') + "/" + name + ".class";
                jar.putNextEntry(new ZipEntry(path));
                try (InputStream bytes = ClockJar.class.getResourceAsStream(name + ".class")) {
                    Objects.requireNonNull(bytes, path).transferTo(jar);
                }
            }
            jar.putNextEntry(new ZipEntry(IMPORTS));
            String configuration = ClockJar.class.getPackageName() + ".SkewedClockConfiguration\n";
            jar.write(configuration.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
