package dev.millrace.local.launcher;

import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.cloud.TokenSecret;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The deployment to operate, and the operator's identity. */
final class OpsTarget {

    /** why: every user of the machine can read a command line, and the shell's history keeps it. */
    private static final String TOKEN = "MILLRACE_TOKEN";

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = {
                "The gateway of a real deployment; the token with the role operator comes from the",
                "environment variable " + TOKEN + ". Default: the local suite, as user operator."
            })
    private @Nullable URI api;

    OperatorApi open(SuiteDirectory directory) throws IOException, InterruptedException {
        return api == null ? here(directory) : there(api, System.getenv(TOKEN));
    }

    private static OperatorApi here(SuiteDirectory directory) throws IOException, InterruptedException {
        PortPlan ports =
                SuiteState.ofRunning(directory).orElseThrow(NotRunning::new).ports();
        String token = new Tokens(ports).of("operator", List.of("operator"), TokenSecret.of(directory.data()));
        return new OperatorApi(PortPlan.local(ports.gateway()), token);
    }

    static OperatorApi there(URI api, @Nullable String token) {
        boolean isHere = HERE.contains(String.valueOf(api.getHost()));
        if (api.getHost() == null || !("https".equals(api.getScheme()) || isHere)) {
            throw new IllegalArgumentException("--api must begin with https://, or the token can be read in transit");
        }
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("--api needs a token in the environment variable " + TOKEN);
        }
        return new OperatorApi(api, token.strip());
    }
}
