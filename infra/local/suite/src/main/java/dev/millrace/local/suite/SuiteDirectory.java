package dev.millrace.local.suite;

import dev.millrace.local.cloud.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where everything of the suite lies on disk.
 *
 * @param repository the top of the repository
 * @param home data, logs and state of one suite; another home is another suite
 */
public record SuiteDirectory(Path repository, Path home) {

    public SuiteDirectory {
        repository = repository.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** The one whose home is {@code .millrace} in the repository, or what MILLRACE_HOME names. */
    public static SuiteDirectory of(Path repository) {
        String named = System.getenv("MILLRACE_HOME");
        Path home = named == null || named.isBlank() ? repository.resolve(".millrace") : Path.of(named);
        return new SuiteDirectory(repository, home);
    }

    /** Database, objects, messages, keys: what {@code --fresh} deletes. */
    public Path data() {
        return home.resolve("data");
    }

    /** One file per process. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** The log of one process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Unpacked services with their class archives, for all suites of this repository; can be deleted at any time. */
    public Path layouts() {
        return repository.resolve(".millrace").resolve("cds");
    }

    /** Unpacked ffmpeg, for all suites of this repository; can be deleted at any time. */
    public Path ffmpeg() {
        return repository.resolve(".millrace").resolve("ffmpeg");
    }

    /** Scratch space of a worker. */
    public Path scratch(String worker) {
        return home.resolve("scratch").resolve(worker);
    }

    /** The demo's sample clip, and the streams that it fetches. */
    public Path demo() {
        return home.resolve("demo");
    }

    /** The benchmark's clips, its own suites and what it encodes. */
    public Path bench() {
        return home.resolve("bench");
    }

    /** Where fault runs keep their clips, and the suite that they break. */
    public Path faults() {
        return home.resolve("faults");
    }

    /** Where the drill keeps its clips, and its suite. */
    public Path drill() {
        return home.resolve("drill");
    }

    /** The inputs of the media matrix, and the streams that it fetches. */
    public Path matrix() {
        return home.resolve("matrix");
    }

    Path state() {
        return home.resolve("state.json");
    }

    Path lock() {
        return home.resolve("lock");
    }

    /** The runnable jar that the build made of a service. */
    public Path jar(String service) {
        return repository.resolve(service).resolve("target").resolve(service + "-exec.jar");
    }

    /** Makes what all others lie in, for its owner alone. */
    void create() throws IOException {
        PrivateFolder.create(home);
        PrivateFolder.create(logs());
    }

    /** Deletes the data, nothing else. */
    public void deleteData() {
        delete(data());
        delete(home.resolve("scratch"));
    }

    /** Deletes a folder with all in it. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
