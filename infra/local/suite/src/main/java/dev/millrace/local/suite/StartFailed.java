package dev.millrace.local.suite;

import java.nio.file.Path;

/** A process exited, or was not ready in time; the message names it, and its log may contain the cause. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path log;

    StartFailed(String message, Path log) {
        super(message);
        this.log = log;
    }

    public Path log() {
        return log;
    }
}
