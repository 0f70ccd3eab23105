package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.nio.file.Path;

/** How to generate a file. */
interface Recipe {

    /** Everything that determines the bytes; a change regenerates the file. */
    String declaration(Tools tools);

    void make(Path file, Tools tools) throws IOException, InterruptedException;
}
