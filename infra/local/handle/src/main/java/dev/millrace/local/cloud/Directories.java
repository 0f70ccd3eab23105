package dev.millrace.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes a directory tree. Uses JDK classes only. */
public final class Directories {

    private Directories() {}

    /** Deletes as much as possible; the rest is left to the cleanup of the temp folder. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        for (Path path : deepestFirst(directory)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException stillInUse) {
                System.getLogger(Directories.class.getName())
                        .log(System.Logger.Level.DEBUG, "left behind: " + path, stillInUse);
            }
        }
    }

    private static List<Path> deepestFirst(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException vanishing) {
            return List.of();
        }
    }
}
