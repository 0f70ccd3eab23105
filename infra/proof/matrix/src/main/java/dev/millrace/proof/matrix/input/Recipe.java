package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.nio.file.Path;

/** How a file is made. */
interface Recipe {

    /** Everything that decides the bytes; a file is made anew when it changes. */
    String declaration(Tools tools);

    void make(Path file, Tools tools) throws IOException, InterruptedException;
}
