package dev.millrace.local.launcher;

import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.command.SuiteChoices;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the suite and keeps it running. */
@Command(
        description = "Starts everything and keeps it running until Ctrl-C or ./millrace down. The data is kept.",
        footer = {
            "",
            "Exit codes: 2 usage, 3 a port is taken or it is already running, 4 a process exited unexpectedly."
        })
final class Up implements Callable<Integer> {

    private final Terminal terminal;
    private final SuiteDirectory directory;

    @Mixin
    private SuiteChoices choices = new SuiteChoices();

    Up(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        try (RunningSuite running = RunningSuite.start(choices.options(directory), terminal)) {
            Suite suite = running.suite();
            new SuiteTable(suite.state()).lines().forEach(terminal::line);
            terminal.line();
            terminal.line(terminal.good("Ready in " + Words.time(suite.readyAfter())) + "  Ctrl-C stops everything.");
            throw suite.firstEnd().get();
        }
    }
}
