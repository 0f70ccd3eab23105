package dev.millrace.proof.matrix.input;

/**
 * One file that somebody may upload.
 *
 * @param name unique, and tells what is special about it
 * @param says one sentence for the report
 * @param fileName as the uploader has it
 * @param mime what the uploader says that it is
 * @param declaredBytes size that the uploader declares, or -1 for the real one
 */
public record MediaInput(
        String name, String says, String fileName, String mime, long declaredBytes, Recipe recipe, Expected expected) {}
