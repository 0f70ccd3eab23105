package dev.millrace.local.command;

/** What {@code ./millrace} says to the shell. */
public final class ExitCode {

    /** It worked. */
    public static final int OK = 0;
    /** It did not: the build, the demo, a command that needs a running suite. */
    public static final int FAILED = 1;
    /** The command line makes no sense. */
    public static final int USAGE = 2;
    /** Somebody else listens on a port, or a suite runs already; nothing was started. */
    public static final int CANNOT_START = 3;
    /** A process ended by itself; everything else was stopped. */
    public static final int CHILD_ENDED = 4;

    private ExitCode() {}
}
