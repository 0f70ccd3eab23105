package dev.millrace.local.command;

import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import picocli.CommandLine;

/** A command of {@code ./millrace} that lives in a module of its own; found by {@link java.util.ServiceLoader}. */
public interface SuiteCommand {

    /** What is typed after {@code ./millrace}. */
    String name();

    /**
     * Makes it.
     *
     * @param terminal where it prints
     * @param directory of the suite that it uses
     */
    CommandLine create(Terminal terminal, SuiteDirectory directory);
}
