package dev.millrace.local.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the launcher writes. On a terminal a progress line replaces itself; elsewhere only its milestones are written.
 * Thread-safe.
 */
public final class Terminal {

    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private boolean progressShown;

    /** @param interactive whether {@code out} is a terminal */
    public Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The process's own; the script says whether it is a terminal, which Java 17 cannot tell when input is piped. */
    public static Terminal ofProcess() {
        boolean dumb = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Boolean.getBoolean("millrace.terminal") && !dumb);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** A line that stays. */
    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
    }

    /** An empty line. */
    public void line() {
        line("");
    }

    /** A line for standard error. */
    public synchronized void error(String text) {
        clearProgress();
        err.println(text);
    }

    /** What is going on now: replaced by whatever comes next. Off a terminal it is not written. */
    public synchronized void progress(String text) {
        if (interactive) {
            out.print(CLEAR_LINE + text);
            out.flush();
            progressShown = true;
        }
    }

    /** What is going on now; off a terminal it is written as a line when {@code milestone}. */
    public synchronized void progress(String text, boolean milestone) {
        if (interactive) {
            progress(text);
        } else if (milestone) {
            out.println(text);
        }
    }

    private void clearProgress() {
        if (progressShown) {
            out.print(CLEAR_LINE);
            progressShown = false;
        }
    }

    /** Stands out. */
    public String bold(String text) {
        return styled("1", text);
    }

    /** Stands back. */
    public String dim(String text) {
        return styled("2", text);
    }

    /** Went well. */
    public String good(String text) {
        return styled("32", text);
    }

    /** Went wrong. */
    public String bad(String text) {
        return styled("31", text);
    }

    private String styled(String code, String text) {
        return interactive ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
