package dev.millrace.local.command;

/** Exit codes of {@code ./millrace}. */
public final class ExitCode {

    /** Success. */
    public static final int OK = 0;
    /** Failure of the build, the demo or a command that needs a running suite. */
    public static final int FAILED = 1;
    /** Invalid command line. */
    public static final int USAGE = 2;
    /** A port is taken or a suite is already running; nothing was started. */
    public static final int CANNOT_START = 3;
    /** A process exited unexpectedly; everything else was stopped. */
    public static final int CHILD_ENDED = 4;

    private ExitCode() {}
}
