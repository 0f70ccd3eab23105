package dev.millrace.blackbox.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/** Locates the checkout. */
public final class Repository {

    private Repository() {}

    /** The root: the nearest parent folder with {@code .mvn}. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve(".mvn"))) {
            here = here.getParent();
        }
        return here;
    }
}
