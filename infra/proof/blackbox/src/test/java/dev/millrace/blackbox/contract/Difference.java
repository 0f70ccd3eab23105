package dev.millrace.blackbox.contract;

/**
 * Something in an answer that the document does not say.
 *
 * @param operation such as {@code GET /api/videos/{id}}
 * @param pointer JSON pointer into the body; empty for all of it, or for what is no part of it
 * @param rule what the document asks for
 */
record Difference(String operation, int status, String pointer, String rule) {

    @Override
    public String toString() {
        return "%s %d at '%s': %s".formatted(operation, status, pointer, rule);
    }
}
