package dev.millrace.worker.probe;

/** A source's index is none, or none by which its picture could be found. The message says why, for the log. */
public final class Unindexed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unindexed(String message) {
        super(message);
    }
}
