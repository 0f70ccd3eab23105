package dev.millrace.local.launcher;

import dev.millrace.local.cloud.TokenSecret;
import dev.millrace.local.command.ExitCode;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints an access token and nothing else. */
@Command(
        description = "Prints an access token (JWT, 12 hours) for a user of the running suite, and nothing else.",
        footer = {"", "curl -H \"Authorization: Bearer $(./millrace token alice)\" http://127.0.0.1:8080/api/videos"})
final class Token implements Callable<Integer> {

    private final Terminal terminal;
    private final SuiteDirectory directory;

    @Parameters(paramLabel = "USER", description = "Any name; it becomes the owner of created videos.")
    private String user = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "A role of the user, such as operator. Repeatable.")
    private List<String> roles = List.of();

    Token(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        SuiteState state = SuiteState.ofRunning(directory).orElseThrow(NotRunning::new);
        terminal.line(token(new Tokens(state.ports())));
        return ExitCode.OK;
    }

    private String token(Tokens tokens) throws IOException, InterruptedException {
        return roles.isEmpty() ? tokens.of(user) : tokens.of(user, roles, TokenSecret.of(directory.data()));
    }
}
