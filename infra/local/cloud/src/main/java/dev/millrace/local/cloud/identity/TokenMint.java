package dev.millrace.local.cloud.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs access tokens. Thread-safe. */
final class TokenMint {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    private final URI issuer;
    private final String keyId;
    private final JWSSigner signer;

    TokenMint(URI issuer, RSAKey key) throws JOSEException {
        this.issuer = issuer;
        this.keyId = key.getKeyID();
        this.signer = new RSASSASigner(key);
    }

    /** @param life negative for an expired token */
    String token(String user, List<String> roles, String audience, Duration life) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject(user)
                .audience(audience)
                .claim("roles", List.copyOf(roles))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        JWSHeader header = new JWSHeader.Builder(ALGORITHM)
                .type(JOSEObjectType.JWT)
                .keyID(keyId)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
