package dev.millrace.common.web;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start a production service that would accept tokens of a developer's identity provider, which issues any token
 * to anyone.
 */
public final class ProductionIssuer {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "0.0.0.0", "10.0.2.2");

    /**
     * Checks both URLs.
     *
     * @param issuer the issuer's URL, as in tokens
     * @param keys URL of its keys, or null to use the discovery document
     * @throws IllegalStateException names the setting that is not fit for production
     */
    public ProductionIssuer(@Nullable URI issuer, @Nullable URI keys) {
        Map.of(
                        "issuer-uri",
                        URI.create(String.valueOf(issuer)),
                        "jwk-set-uri",
                        keys == null ? URI.create("https://none") : keys)
                .forEach(ProductionIssuer::require);
    }

    private static void require(String key, URI url) {
        String host = String.valueOf(url.getHost());
        if (!"https".equals(url.getScheme()) || LOOPBACK.contains(host) || host.startsWith("127.")) {
            throw new IllegalStateException(
                    JWT + key + " must be an https URL of the identity provider in production, not " + url
                            + ": the local one issues tokens of any user to anyone");
        }
    }
}
