package dev.millrace.local.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The launcher's output. On a terminal a progress line replaces itself; elsewhere only milestones are printed. Thread-safe.
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

    /** The process's terminal; the script tells whether it is one, which Java 17 cannot detect with piped input. */
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

    /** Prints a permanent line. */
    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
    }

    /** Prints an empty line. */
    public void line() {
        line("");
    }

    /** Prints a line to standard error. */
    public synchronized void error(String text) {
        clearProgress();
        err.println(text);
    }

    /** Shows current progress, replaced by the next output. Printed only on a terminal. */
    public synchronized void progress(String text) {
        if (interactive) {
            out.print(CLEAR_LINE + text);
            out.flush();
            progressShown = true;
        }
    }

    /** Shows current progress; without a terminal, prints it as a line if it is a {@code milestone}. */
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

    /** Highlighted. */
    public String bold(String text) {
        return styled("1", text);
    }

    /** Dimmed. */
    public String dim(String text) {
        return styled("2", text);
    }

    /** For success. */
    public String good(String text) {
        return styled("32", text);
    }

    /** For failure. */
    public String bad(String text) {
        return styled("31", text);
    }

    private String styled(String code, String text) {
        return interactive ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
