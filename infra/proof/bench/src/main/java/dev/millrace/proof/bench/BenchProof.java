package dev.millrace.proof.bench;

import dev.millrace.local.command.SuiteCommand;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import picocli.CommandLine;

/** Registers {@code ./millrace bench} with the launcher. */
public final class BenchProof implements SuiteCommand {

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public CommandLine create(Terminal terminal, SuiteDirectory directory) {
        return new CommandLine(new Bench())
                .addSubcommand("media", new BenchMedia(terminal, directory))
                .addSubcommand("api", new BenchApi(terminal, directory))
                .addSubcommand("fleet", new BenchFleet(terminal, directory))
                .addSubcommand("workers", new BenchWorkers(terminal, directory))
                .addSubcommand("soak", new BenchSoak(terminal, directory));
    }
}
