package dev.millrace.local.suite;

import dev.millrace.local.cloud.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The suite's files and folders.
 *
 * @param repository root of the repository
 * @param home data, logs and state of one suite; each suite has its own
 */
public record SuiteDirectory(Path repository, Path home) {

    public SuiteDirectory {
        repository = repository.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** The directory with home {@code .millrace} in the repository, or MILLRACE_HOME. */
    public static SuiteDirectory of(Path repository) {
        String named = System.getenv("MILLRACE_HOME");
        Path home = named == null || named.isBlank() ? repository.resolve(".millrace") : Path.of(named);
        return new SuiteDirectory(repository, home);
    }

    /** Database, objects, messages and keys, deleted by {@code --fresh}. */
    public Path data() {
        return home.resolve("data");
    }

    /** Logs, one file per process. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** The log of one process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Unpacked services with their class archives, shared by all suites of this repository; a cache. */
    public Path layouts() {
        return repository.resolve(".millrace").resolve("cds");
    }

    /** Unpacked ffmpeg, shared by all suites of this repository; a cache. */
    public Path ffmpeg() {
        return repository.resolve(".millrace").resolve("ffmpeg");
    }

    /** Scratch space of a worker. */
    public Path scratch(String worker) {
        return home.resolve("scratch").resolve(worker);
    }

    /** The demo's sample clip and fetched streams. */
    public Path demo() {
        return home.resolve("demo");
    }

    /** The benchmark's clips, suites and output. */
    public Path bench() {
        return home.resolve("bench");
    }

    /** The fault runs' clips and suites. */
    public Path faults() {
        return home.resolve("faults");
    }

    /** The drill's clips and suite. */
    public Path drill() {
        return home.resolve("drill");
    }

    /** The media matrix's inputs and fetched streams. */
    public Path matrix() {
        return home.resolve("matrix");
    }

    Path state() {
        return home.resolve("state.json");
    }

    Path lock() {
        return home.resolve("lock");
    }

    /** A service's runnable jar from the build. */
    public Path jar(String service) {
        return repository.resolve(service).resolve("target").resolve(service + "-exec.jar");
    }

    /** The app's web build. */
    Path app() {
        return repository.resolve("mobile-app").resolve("dist");
    }

    /** Creates the home folder, accessible only to its owner. */
    void create() throws IOException {
        PrivateFolder.create(home);
        PrivateFolder.create(logs());
    }

    /** Deletes only the data. */
    public void deleteData() {
        delete(data());
        delete(home.resolve("scratch"));
    }

    /** Deletes a folder recursively. */
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
