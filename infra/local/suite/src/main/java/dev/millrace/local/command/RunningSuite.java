package dev.millrace.local.command;

import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.IOException;
import java.util.Optional;

/** A suite that stops on close and when this process is terminated (Ctrl-C, SIGTERM, closed terminal). */
public final class RunningSuite implements AutoCloseable {

    private final Suite suite;
    private final Terminal terminal;
    private final Thread atExit;

    private RunningSuite(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
        this.atExit = new Thread(this::stop, "stop-suite");
    }

    /** Returns when everything is healthy. */
    public static RunningSuite start(SuiteOptions options, Terminal terminal) throws Exception {
        RunningSuite running = new RunningSuite(claim(options, terminal), terminal);
        Runtime.getRuntime().addShutdownHook(running.atExit);
        terminal.line("Starting Millrace, data and logs in "
                + options.directory().home().getFileName());
        try {
            running.suite.run();
        } catch (Exception e) {
            running.close();
            throw e;
        }
        return running;
    }

    /** Uses the running suite; if there is none, starts one and stops it at the end. */
    public static <T> T use(SuiteDirectory directory, SuiteChoices choices, Terminal terminal, Use<T> use)
            throws Exception {
        Optional<SuiteState> state = SuiteState.ofRunning(directory);
        if (state.isPresent()) {
            terminal.line(
                    "Using the running suite at http://127.0.0.1:" + state.get().portBase());
            choices.ignoredByOneThatRuns(state.get())
                    .forEach(option -> terminal.error(
                            option + " is ignored because the suite is already running; run ./millrace down first"));
            return use.of(state.get(), false);
        }
        try (RunningSuite running = start(choices.options(directory), terminal)) {
            terminal.line("Ready in " + Words.time(running.suite.readyAfter()));
            return use.of(running.suite.state(), true);
        }
    }

    /** Work with a suite. */
    @FunctionalInterface
    public interface Use<T> {

        /** @param endsAfterwards whether the suite stops after this work */
        T of(SuiteState state, boolean endsAfterwards) throws Exception;
    }

    private static Suite claim(SuiteOptions options, Terminal terminal) throws IOException, InterruptedException {
        return Suite.claim(options, terminal);
    }

    public Suite suite() {
        return suite;
    }

    private void stop() {
        suite.close();
        terminal.line("Stopped.");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // why: the hook is already stopping it; closing waits for that, so that the data can be deleted.
            suite.close();
            return;
        }
        stop();
    }
}
