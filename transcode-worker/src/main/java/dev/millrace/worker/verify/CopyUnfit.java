package dev.millrace.worker.verify;

/**
 * A copied rendition does not go with the encoded ones, or is not whole: the source's own stream is not what its index
 * promised. The same video encoded has no such fault.
 */
public final class CopyUnfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String label;

    CopyUnfit(String label, RuntimeException cause) {
        super("Copied rendition %s: %s".formatted(label, cause.getMessage()), cause);
        this.label = label;
    }

    /** Which rendition. */
    public String label() {
        return label;
    }
}
