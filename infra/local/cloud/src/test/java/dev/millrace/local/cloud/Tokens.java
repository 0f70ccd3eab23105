package dev.millrace.local.cloud;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Verifies tokens like a resource server: discovery, JWKS, signature. */
final class Tokens {

    private Tokens() {}

    static boolean isSignedBy(URI issuer, String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        byte[] discovery = Http.get(URI.create(issuer + "/.well-known/openid-configuration"))
                .body();
        String jwks = new JsonMapper().readTree(discovery).get("jwks_uri").asString();
        JWKSet keys = JWKSet.parse(new String(Http.get(URI.create(jwks)).body(), StandardCharsets.UTF_8));
        return jwt.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()));
    }

    static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
