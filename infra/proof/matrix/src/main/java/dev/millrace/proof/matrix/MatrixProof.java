package dev.millrace.proof.matrix;

import dev.millrace.local.command.SuiteCommand;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import picocli.CommandLine;

/** Registers {@code ./millrace matrix} with the launcher. */
public final class MatrixProof implements SuiteCommand {

    @Override
    public String name() {
        return "matrix";
    }

    @Override
    public CommandLine create(Terminal terminal, SuiteDirectory directory) {
        return new CommandLine(new MatrixCommand(terminal, directory));
    }
}
