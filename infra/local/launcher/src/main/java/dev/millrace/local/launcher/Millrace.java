package dev.millrace.local.launcher;

import dev.millrace.local.command.SuiteCommand;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of {@code ./millrace}. */
@Command(name = "./millrace", description = "Runs all of Millrace on this machine.")
public final class Millrace {

    private Millrace() {}

    public static void main(String... arguments) {
        Terminal terminal = Terminal.ofProcess();
        System.exit(run(terminal, SuiteDirectory.of(Path.of("")), arguments));
    }

    static int run(Terminal terminal, SuiteDirectory directory, String... arguments) {
        CommandLine line = new CommandLine(new Millrace())
                .addSubcommand("up", new Up(terminal, directory))
                .addSubcommand("demo", new DemoCommand(terminal, directory))
                .addSubcommand("ops", ops(terminal, directory))
                .addSubcommand("token", new Token(terminal, directory))
                .addSubcommand("status", new Status(terminal, directory))
                .addSubcommand("logs", new Logs(terminal, directory))
                .addSubcommand("down", new Down(terminal, directory));
        for (SuiteCommand command : ServiceLoader.load(SuiteCommand.class)) {
            line.addSubcommand(command.name(), command.create(terminal, directory));
        }
        explain(line);
        StringWriter usage = new StringWriter();
        StringWriter complaint = new StringWriter();
        line.setOut(new PrintWriter(usage)).setErr(new PrintWriter(complaint));
        line.setUsageHelpWidth(100).setExecutionExceptionHandler((failure, command, result) -> {
            return Failures.explain(failure, terminal);
        });
        int code = line.execute(arguments);
        usage.toString().lines().forEach(terminal::line);
        complaint.toString().lines().forEach(terminal::error);
        return code;
    }

    private static CommandLine ops(Terminal terminal, SuiteDirectory directory) {
        return new CommandLine(new Ops(terminal, directory))
                .addSubcommand("dlq", new OpsDeadLetters(terminal, directory));
    }

    private static void explain(CommandLine line) {
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec().addOption(help());
            explain(command);
        }
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }
}
