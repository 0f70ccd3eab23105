package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder of one attempt; gone when closed. */
public final class Scratch implements AutoCloseable {

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** The owner's process id is in the name, so that the leftovers of a killed worker are recognised. */
    static Scratch open(Path directory, AttemptId attempt) {
        String name = ProcessHandle.current().pid() + "-" + attempt.jobId() + "-" + attempt.number();
        try {
            Path folder = Files.createDirectories(directory.toAbsolutePath()).resolve(name);
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder.resolve("output"));
            return new Scratch(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its source is to lie. */
    public Path source() {
        return folder.resolve("source");
    }

    /** An empty folder, for what is made. */
    public Path output() {
        return folder.resolve("output");
    }

    /** Forgets what was fetched and encoded. */
    public void clear() {
        try {
            Files.deleteIfExists(source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clearOutput();
    }

    /** Forgets what was encoded. */
    void clearOutput() {
        try {
            FileSystemUtils.deleteRecursively(output());
            Files.createDirectories(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
