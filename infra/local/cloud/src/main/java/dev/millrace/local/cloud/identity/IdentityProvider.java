package dev.millrace.local.cloud.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.local.cloud.HostName;
import dev.millrace.local.cloud.host.HostGuard;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A local OpenID issuer with a persistent key: discovery, JWKS and {@link TokenRoute}, and nothing else. It has no login, no
 * grants and no debugger, since those would hand tokens to any web page too.
 */
public final class IdentityProvider implements AutoCloseable {

    /** Audience of the tokens. */
    public static final String AUDIENCE = "millrace";

    /** Default lifetime of a token. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(12);

    /** Path of the key set. */
    public static final String JWKS = "/millrace/jwks";

    private static final String ISSUER_PATH = "/millrace";
    private static final String DISCOVERY = ISSUER_PATH + "/.well-known/openid-configuration";
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads;
    private final TokenMint mint;
    private final URI issuer;

    private IdentityProvider(HttpServer server, ExecutorService threads, TokenMint mint, URI issuer) {
        this.server = server;
        this.threads = threads;
        this.mint = mint;
        this.issuer = issuer;
    }

    /**
     * Starts the provider. With the same key, host and port, tokens of an earlier run stay valid.
     *
     * @param host host name of the issuer
     * @param secret proves that the caller can read the owner-only data folder, and so may have any token
     * @param allowedOrigins origins of web pages that may read a user's token
     */
    public static IdentityProvider start(
            InetSocketAddress address, HostName host, KeyPair key, String secret, List<String> allowedOrigins)
            throws IOException, JOSEException {
        HttpServer server = HttpServer.create(address, 0);
        URI base = host.url(server.getAddress().getPort());
        URI issuer = base.resolve(ISSUER_PATH);
        RSAKey jwk = jwk(key);
        TokenMint mint = new TokenMint(issuer, jwk);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, IdentityProvider::thread);
        server.setExecutor(threads);
        HostGuard guard = new HostGuard(host);
        Map<String, Object> discovery = Map.of(
                "issuer", issuer.toString(),
                "jwks_uri", base.resolve(JWKS).toString(),
                "response_types_supported", List.of("none"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
        server.createContext(
                        DISCOVERY, new Document(DISCOVERY, JsonMapper.shared().writeValueAsBytes(discovery)))
                .getFilters()
                .add(guard);
        server.createContext(JWKS, new Document(JWKS, JsonMapper.shared().writeValueAsBytes(publicKeys(jwk))))
                .getFilters()
                .add(guard);
        server.createContext("/", new TokenRoute(mint, secret, allowedOrigins))
                .getFilters()
                .add(guard);
        server.start();
        return new IdentityProvider(server, threads, mint, issuer);
    }

    private static Map<String, Object> publicKeys(RSAKey key) {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    private static RSAKey jwk(KeyPair key) {
        return new RSAKey.Builder((RSAPublicKey) key.getPublic())
                .privateKey(key.getPrivate())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(TokenMint.ALGORITHM)
                .keyID("millrace")
                .build();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "identity");
        thread.setDaemon(true);
        return thread;
    }

    /** The issuer's URL, exactly as in the tokens. */
    public URI issuer() {
        return issuer;
    }

    /** A token for the services. */
    public String token(String user, List<String> roles) {
        return token(user, roles, AUDIENCE, TOKEN_LIFE);
    }

    /** A token of any audience and lifetime, for tests; a negative lifetime gives an expired one. */
    public String token(String user, List<String> roles, String audience, Duration life) {
        return mint.token(user, roles, audience, life);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
