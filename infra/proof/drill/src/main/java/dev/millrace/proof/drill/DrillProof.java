package dev.millrace.proof.drill;

import dev.millrace.local.command.SuiteCommand;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import picocli.CommandLine;

/** Registers {@code ./millrace drill} with the launcher. */
public final class DrillProof implements SuiteCommand {

    @Override
    public String name() {
        return "drill";
    }

    @Override
    public CommandLine create(Terminal terminal, SuiteDirectory directory) {
        return new CommandLine(new DrillCommand(terminal, directory));
    }
}
