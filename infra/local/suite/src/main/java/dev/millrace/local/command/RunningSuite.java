package dev.millrace.local.command;

import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.IOException;
import java.util.Optional;

/** A suite that is stopped when it is closed and when this process is asked to end (Ctrl-C, SIGTERM, closed terminal). */
public final class RunningSuite implements AutoCloseable {

    private final Suite suite;
    private final Terminal terminal;
    private final Thread atExit;

    private RunningSuite(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
        this.atExit = new Thread(this::stop, "stop-suite");
    }

    /** Returns when all of it is healthy. */
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

    /** Uses the suite that runs; if none does, starts one and stops it at the end. */
    public static <T> T use(SuiteDirectory directory, SuiteChoices choices, Terminal terminal, Use<T> use)
            throws Exception {
        Optional<SuiteState> state = SuiteState.ofRunning(directory);
        if (state.isPresent()) {
            terminal.line("Using the suite that runs at http://127.0.0.1:"
                    + state.get().portBase());
            choices.ignoredByOneThatRuns(state.get())
                    .forEach(option -> terminal.error(option + " is ignored: it runs already; ./millrace down first"));
            return use.of(state.get(), false);
        }
        try (RunningSuite running = start(choices.options(directory), terminal)) {
            terminal.line("Ready in " + Words.time(running.suite.readyAfter()));
            return use.of(running.suite.state(), true);
        }
    }

    /** What somebody does with a suite. */
    @FunctionalInterface
    public interface Use<T> {

        /** @param endsAfterwards whether the suite is there for this only */
        T of(SuiteState state, boolean endsAfterwards) throws Exception;
    }

    private static Suite claim(SuiteOptions options, Terminal terminal) throws IOException, InterruptedException {
        return Suite.claim(options, terminal);
    }

    /** The suite itself. */
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
            // why: then the hook is stopping it just now, and closing waits for that, so that its data can be deleted.
            suite.close();
            return;
        }
        stop();
    }
}
