package dev.millrace.local.launcher;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of Millrace elsewhere, and who calls it.
 *
 * @param api the gateway
 * @param token the caller's access token
 */
record Deployment(URI api, String token) {

    /** why: every user of the machine can read a command line, and the shell's history keeps it. */
    static final String TOKEN = "MILLRACE_TOKEN";

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * The deployment behind a gateway.
     *
     * @throws IllegalArgumentException when the token could be read in transit, or is missing
     */
    static Deployment of(URI api, @Nullable String token) {
        boolean isHere = HERE.contains(String.valueOf(api.getHost()));
        if (api.getHost() == null || !("https".equals(api.getScheme()) || isHere)) {
            throw new IllegalArgumentException("--api must begin with https://, or the token can be read in transit");
        }
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("--api needs a token in the environment variable " + TOKEN);
        }
        return new Deployment(api, token.strip());
    }
}
