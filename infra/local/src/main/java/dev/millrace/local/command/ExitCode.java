package dev.millrace.local.command;

/** What {@code ./millrace} says to the shell. */
final class ExitCode {

    /** It worked. */
    static final int OK = 0;
    /** It did not: the build, the demo, a command that needs a running suite. */
    static final int FAILED = 1;
    /** The command line makes no sense. */
    static final int USAGE = 2;
    /** Somebody else listens on a port, or a suite runs already; nothing was started. */
    static final int CANNOT_START = 3;
    /** A process ended by itself; everything else was stopped. */
    static final int CHILD_ENDED = 4;

    private ExitCode() {}
}
