package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Generates bytes in code.
 *
 * @param version incremented by hand when the code changes
 */
record WrittenRecipe(String version, Writer writer) implements Recipe {

    /** Generates the bytes of a file. */
    interface Writer {
        byte[] write(Tools tools) throws IOException;
    }

    @Override
    public String declaration(Tools tools) {
        return version + " " + tools.canary();
    }

    @Override
    public void make(Path file, Tools tools) throws IOException {
        Files.write(file, writer.write(tools));
    }
}
