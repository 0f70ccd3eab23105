package dev.millrace.local.process;

import java.nio.file.Path;

/** A process ended although nobody asked it to. */
public final class ChildEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int exitCode;
    private final transient Path log;

    ChildEnded(Child child) {
        super(child.name() + " ended by itself with exit code "
                + child.process().exitValue());
        this.name = child.name();
        this.exitCode = child.process().exitValue();
        this.log = child.spec().log();
    }

    /** Which one. */
    public String name() {
        return name;
    }

    /** With what. */
    public int exitCode() {
        return exitCode;
    }

    /** Where it may have said why. */
    public Path log() {
        return log;
    }
}
