package dev.millrace.proof.matrix.input;

/**
 * A file that a user may upload.
 *
 * @param name unique, describes what is special about it
 * @param says one sentence for the report
 * @param fileName declared file name
 * @param mime declared media type
 * @param declaredBytes declared size, or -1 for the real one
 */
public record MediaInput(
        String name, String says, String fileName, String mime, long declaredBytes, Recipe recipe, Expected expected) {}
