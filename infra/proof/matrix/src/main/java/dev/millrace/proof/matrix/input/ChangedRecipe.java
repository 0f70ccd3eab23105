package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Another input's file with changed bytes.
 *
 * @param how description of the change; part of the declaration
 */
record ChangedRecipe(Recipe original, String how, Change change) implements Recipe {

    /** Transforms bytes. */
    interface Change {
        byte[] apply(byte[] bytes);
    }

    @Override
    public String declaration(Tools tools) {
        return original.declaration(tools) + " " + how;
    }

    @Override
    public void make(Path file, Tools tools) throws IOException, InterruptedException {
        original.make(file, tools);
        Files.write(file, change.apply(Files.readAllBytes(file)));
    }
}
