package dev.millrace.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An identity provider with real keys: issues tokens and serves the documents for verifying them. */
public final class FakeIssuer {

    private final FakeService http = new FakeService();
    private final RSAKey key = key("one");

    public FakeIssuer() {
        http.answer(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url()
                        + "/jwks\",\"subject_types_supported\":[\"public\"]}");
        http.answer("/jwks", new JWKSet(key.toPublicJWK()).toString());
    }

    public String url() {
        return http.url();
    }

    public String token(String subject) {
        return token(claims -> claims.subject(subject));
    }

    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key, claims(change));
    }

    public String signedByAnotherKey(String subject) {
        return signed(key("one"), claims(claims -> claims.subject(subject)));
    }

    /** A token that names an unknown key. */
    public String signedByAnUnknownKey(String subject) {
        RSAKey unknown =
                new RSAKey.Builder(key).keyID(UUID.randomUUID().toString()).build();
        return signed(unknown, claims(claims -> claims.subject(subject)));
    }

    /** How often the keys were fetched. */
    public int keyRequests() {
        return http.calls("/jwks").size();
    }

    public String unsigned(String subject) {
        return new PlainJWT(claims(claims -> claims.subject(subject))).serialize();
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(url())
                        .audience("millrace")
                        .subject("anna")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(1)))))
                .build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
