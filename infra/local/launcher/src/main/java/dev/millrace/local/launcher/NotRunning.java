package dev.millrace.local.launcher;

/** The command needs a running suite. */
final class NotRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRunning() {
        super("nothing is running; start it with ./millrace up");
    }
}
