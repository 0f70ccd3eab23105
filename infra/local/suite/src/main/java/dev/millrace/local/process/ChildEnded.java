package dev.millrace.local.process;

import java.nio.file.Path;

/** A process exited unexpectedly. */
public final class ChildEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int exitCode;
    private final transient Path log;

    ChildEnded(Child child) {
        super(child.name() + " exited unexpectedly with code " + child.process().exitValue());
        this.name = child.name();
        this.exitCode = child.process().exitValue();
        this.log = child.spec().log();
    }

    /** The process. */
    public String name() {
        return name;
    }

    /** Its exit code. */
    public int exitCode() {
        return exitCode;
    }

    /** Its log, which may contain the cause. */
    public Path log() {
        return log;
    }
}
