package dev.millrace.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLayoutIT {

    private static final String SERVICE = "a-service";

    @TempDir
    Path repository;

    @Test
    void ofTwoCommandsThatBeginAtOnceOneUnpacksAndTheOtherWaits() throws Exception {
        SuiteDirectory directory = new SuiteDirectory(repository, repository.resolve("home"));
        makeJar(directory.jar(SERVICE));

        Process one = command();
        Process other = command();

        assertThat(List.of(one.waitFor(), other.waitFor())).containsExactly(0, 0);
        assertThat(Unpacking.begun(directory.layouts())).isEqualTo(1);
        assertThat(ServiceLayout.of(directory, SERVICE).jar()).hasContent("unpacked");
    }

    private Process command() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Command.class.getName(),
                        repository.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A jar that runs like a service's jar when unpacked. */
    private static void makeJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Unpacking.class.getName());
        String entry = Unpacking.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file, manifest);
                InputStream code = ServiceLayoutIT.class.getClassLoader().getResourceAsStream(entry)) {
            content.putNextEntry(new JarEntry(entry));
            Objects.requireNonNull(code).transferTo(content);
        }
    }

    /** The steps of each command that starts a suite. */
    static final class Command {

        private Command() {}

        public static void main(String... arguments) throws Exception {
            Path repository = Path.of(arguments[0]);
            ServiceLayout.of(new SuiteDirectory(repository, repository.resolve("home")), SERVICE);
        }
    }

    /** Slow enough for a concurrent second start to begin before it ends. */
    static final class Unpacking {

        private static final long LONG_ENOUGH_NANOS = 2_000_000_000L;

        private Unpacking() {}

        public static void main(String... arguments) throws Exception {
            Path fresh = Path.of(arguments[arguments.length - 1]);
            Path layouts = fresh.getParent();
            Files.createFile(layouts.resolve("begun-" + ProcessHandle.current().pid()));
            long began = System.nanoTime();
            while (begun(layouts) < 2 && System.nanoTime() - began < LONG_ENOUGH_NANOS) {
                Thread.onSpinWait();
            }
            Files.createDirectories(fresh);
            Files.writeString(fresh.resolve(SERVICE + "-exec.jar"), "unpacked");
        }

        static long begun(Path layouts) throws IOException {
            try (Stream<Path> files = Files.list(layouts)) {
                return files.filter(file -> file.getFileName().toString().startsWith("begun-"))
                        .count();
            }
        }
    }
}
