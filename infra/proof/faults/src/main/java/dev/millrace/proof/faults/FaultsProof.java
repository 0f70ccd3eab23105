package dev.millrace.proof.faults;

import dev.millrace.local.command.SuiteCommand;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import picocli.CommandLine;

/** Registers {@code ./millrace faults} with the launcher. */
public final class FaultsProof implements SuiteCommand {

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public CommandLine create(Terminal terminal, SuiteDirectory directory) {
        return new CommandLine(new FaultsCommand(terminal, directory));
    }
}
