package dev.millrace.blackbox.contract;

/**
 * A difference between a response and the document.
 *
 * @param operation such as {@code GET /api/videos/{id}}
 * @param pointer JSON pointer into the body; empty for the whole body or anything outside it
 * @param rule what the document requires
 */
record Difference(String operation, int status, String pointer, String rule) {

    @Override
    public String toString() {
        return "%s %d at '%s': %s".formatted(operation, status, pointer, rule);
    }
}
