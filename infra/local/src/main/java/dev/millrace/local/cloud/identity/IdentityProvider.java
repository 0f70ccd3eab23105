package dev.millrace.local.cloud.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OpenID issuer on this machine with a kept key: discovery, JWKS, and tokens for whoever asks. */
public final class IdentityProvider implements AutoCloseable {

    /** What a token is for. */
    public static final String AUDIENCE = "millrace";

    /** How long a token lives unless asked otherwise. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(12);

    private static final String ISSUER_ID = "millrace";

    private final MockOAuth2Server server;
    private final OAuth2TokenProvider tokens;
    private final URI issuer;

    private IdentityProvider(MockOAuth2Server server, OAuth2TokenProvider tokens, URI issuer) {
        this.server = server;
        this.tokens = tokens;
        this.issuer = issuer;
    }

    /** Starts it; with the same key and port, tokens of an earlier run stay valid. */
    public static IdentityProvider start(InetSocketAddress address, KeyPair key, List<String> allowedOrigins)
            throws Exception {
        URI issuer = URI.create("http://127.0.0.1:" + address.getPort() + "/" + ISSUER_ID);
        OAuth2TokenProvider tokens = new OAuth2TokenProvider(new KeyProvider(List.of(jwk(key)), "RS256"));
        // why: the first issuer that asks gets the kept key; a stranger's path must not take it.
        tokens.publicJwkSet(ISSUER_ID);
        OAuth2Config config = new OAuth2Config(false, null, null, false, tokens, Set.of(), new NettyWrapper());
        Route page = new TokenRoute(issuer, tokens, allowedOrigins);
        MockOAuth2Server server = new MockOAuth2Server(config, page);
        server.start(address.getAddress(), address.getPort());
        return new IdentityProvider(server, tokens, issuer);
    }

    private static JWK jwk(KeyPair key) {
        return new RSAKey.Builder((RSAPublicKey) key.getPublic())
                .privateKey(key.getPrivate())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(ISSUER_ID)
                .build();
    }

    /** The issuer's URL, exactly as in the tokens. */
    public URI issuer() {
        return issuer;
    }

    /** A token as the services want it. */
    public String token(String user, List<String> roles) {
        return token(user, roles, AUDIENCE, TOKEN_LIFE);
    }

    /** A token of any audience and life, for tests; a negative life gives one that has expired. */
    public String token(String user, List<String> roles, String audience, Duration life) {
        return mint(tokens, issuer, user, roles, audience, life);
    }

    static String mint(
            OAuth2TokenProvider tokens, URI issuer, String user, List<String> roles, String audience, Duration life) {
        Map<String, Object> claims =
                Map.of("iss", issuer.toString(), "sub", user, "aud", List.of(audience), "roles", List.copyOf(roles));
        return tokens.jwt(claims, life, ISSUER_ID).serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
