package dev.millrace.local.suite;

import java.nio.file.Path;

/** A process ended, or was not ready in time; the message names it and the log may say why. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path log;

    StartFailed(String message, Path log) {
        super(message);
        this.log = log;
    }

    /** The log of the process. */
    public Path log() {
        return log;
    }
}
