package dev.millrace.worker.verify;

/** One rendition is not as planned. Inside of this package only: it becomes {@link CopyUnfit} or a failure. */
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unfit(String message) {
        super(message);
    }
}
