package dev.millrace.blackbox.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout is. */
public final class Repository {

    private Repository() {}

    /** The top folder: the nearest one upwards with {@code .mvn}. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve(".mvn"))) {
            here = here.getParent();
        }
        return here;
    }
}
