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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The deployment to operate, and the operator's identity. */
final class OpsTarget {

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = {
                "The gateway of a real deployment; the token with the role operator comes from the",
                "environment variable " + Deployment.TOKEN + ". Default: the local suite, as user operator."
            })
    private @Nullable URI api;

    OperatorApi open(SuiteDirectory directory) throws IOException, InterruptedException {
        return api == null ? here(directory) : there(api, System.getenv(Deployment.TOKEN));
    }

    private static OperatorApi here(SuiteDirectory directory) throws IOException, InterruptedException {
        PortPlan ports =
                SuiteState.ofRunning(directory).orElseThrow(NotRunning::new).ports();
        String token = new Tokens(ports).of("operator", List.of("operator"), TokenSecret.of(directory.data()));
        return new OperatorApi(PortPlan.local(ports.gateway()), token);
    }

    static OperatorApi there(URI api, @Nullable String token) {
        Deployment deployment = Deployment.of(api, token);
        return new OperatorApi(deployment.api(), deployment.token());
    }
}
