package dev.millrace.local.command;

import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import picocli.CommandLine;

/** A command of {@code ./millrace} in a module of its own, found by {@link java.util.ServiceLoader}. */
public interface SuiteCommand {

    /** Its name after {@code ./millrace}. */
    String name();

    /**
     * Creates the command.
     *
     * @param terminal its output
     * @param directory directory of its suite
     */
    CommandLine create(Terminal terminal, SuiteDirectory directory);
}
