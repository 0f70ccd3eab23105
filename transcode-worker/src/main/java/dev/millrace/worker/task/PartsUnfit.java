package dev.millrace.worker.task;

/** What the attempts at a divided job made is no output together, and would be none the next time. */
final class PartsUnfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartsUnfit(Exception cause) {
        super(cause.getMessage(), cause);
    }

    PartsUnfit(String message) {
        super(message);
    }
}
