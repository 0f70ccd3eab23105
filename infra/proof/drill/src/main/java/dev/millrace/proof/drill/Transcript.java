package dev.millrace.proof.drill;

import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The drill's output: steps, commands and checks. */
final class Transcript {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Terminal screen;
    private final Terminal both;
    private final long began = System.nanoTime();
    private int checks;
    private int failures;

    Transcript(Terminal screen) {
        this.screen = screen;
        this.both = new Terminal(
                new PrintStream(new Lines(), true, StandardCharsets.UTF_8),
                new PrintStream(new Lines(), true, StandardCharsets.UTF_8),
                false);
    }

    /** Output of commands, on screen and in the page. */
    Terminal terminal() {
        return both;
    }

    void step(String what) {
        both.line();
        both.line("== " + Words.time(Duration.ofNanos(System.nanoTime() - began)) + "  " + what);
    }

    void say(String text) {
        both.line("   " + text);
    }

    /** A command as typed. */
    void command(String words) {
        both.line("$ ./millrace ops " + words);
    }

    void check(String what, boolean isSo) {
        checks++;
        failures += isSo ? 0 : 1;
        both.line((isSo ? "   ok    " : "   WRONG ") + what);
    }

    /** Polls until the condition holds, or the limit is exceeded. */
    void await(String what, Duration limit, Callable<Boolean> isSo) throws Exception {
        long start = System.nanoTime();
        boolean is = isSo.call();
        while (!is && System.nanoTime() - start < limit.toNanos()) {
            screen.progress("   waiting: " + what);
            Thread.sleep(PAUSE.toMillis());
            is = isSo.call();
        }
        check(what + ", after " + Words.time(Duration.ofNanos(System.nanoTime() - start)), is);
    }

    boolean isGood() {
        return failures == 0;
    }

    /** Summary in one line. */
    String sum(@Nullable String reason) {
        String end = failures == 0 ? "all passed" : failures + " FAILED";
        return checks + " checks, " + end + (reason == null ? "" : ", aborted: " + reason) + ", in "
                + Words.time(Duration.ofNanos(System.nanoTime() - began));
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** Records the output and shows it line by line. */
    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int one) {
            kept.write(one);
            if (one != '\n') {
                line.write(one);
                return;
            }
            screen.line(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
