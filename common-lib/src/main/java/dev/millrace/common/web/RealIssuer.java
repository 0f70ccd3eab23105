package dev.millrace.common.web;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops the start of a service in production that would take the tokens of a developer's identity provider, which gives any of
 * them to anybody.
 */
public final class RealIssuer {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "0.0.0.0", "10.0.2.2");

    /**
     * Checks both.
     *
     * @param issuer the issuer's URL, as it stands in tokens
     * @param keys where its keys are, or null for where its discovery document says
     * @throws IllegalStateException names the setting that is not one of production
     */
    public RealIssuer(@Nullable URI issuer, @Nullable URI keys) {
        Map.of(
                        "issuer-uri",
                        URI.create(String.valueOf(issuer)),
                        "jwk-set-uri",
                        keys == null ? URI.create("https://none") : keys)
                .forEach(RealIssuer::require);
    }

    private static void require(String key, URI url) {
        String host = String.valueOf(url.getHost());
        if (!"https".equals(url.getScheme()) || LOOPBACK.contains(host) || host.startsWith("127.")) {
            throw new IllegalStateException(
                    JWT + key + " must be an https URL of the identity provider in production, not " + url
                            + ": the local one gives tokens of any user to anybody");
        }
    }
}
