package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class VerifiedTokensTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyPair KEY = rsa();

    private final Time time = new Time();
    private final AtomicInteger verifications = new AtomicInteger();
    private JwtDecoder issuer = real();
    private final VerifiedTokens tokens = new VerifiedTokens(
            token -> {
                verifications.incrementAndGet();
                return issuer.decode(token);
            },
            time,
            time::nanos);

    @Test
    void aTokenIsVerifiedOnceIn60Seconds() {
        String token = token("alice", Duration.ofHours(1));
        Jwt first = tokens.decode(token);
        time.pass(Duration.ofMillis(59_999));
        assertThat(tokens.decode(token)).isEqualTo(first);
        assertThat(verifications).hasValue(1);

        time.pass(Duration.ofMillis(1));
        assertThat(tokens.decode(token).getSubject()).isEqualTo("alice");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void beingUsedProlongsNothing() {
        String token = token("alice", Duration.ofHours(1));
        for (int second = 0; second < 120; second++) {
            tokens.decode(token);
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(verifications).hasValue(2);
    }

    @Test
    void nothingIsKeptBeyondTheTokensEnd() {
        String token = token("alice", Duration.ofSeconds(10));
        tokens.decode(token);
        time.pass(Duration.ofMillis(9_999));
        tokens.decode(token);
        assertThat(verifications).hasValue(1);

        time.pass(Duration.ofMillis(2));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
    }

    @Test
    void aTokenThatIsOverAndTakenAllTheSameIsVerifiedEachTime() {
        issuer = token -> Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("alice")
                .expiresAt(START.minusSeconds(30))
                .build();
        tokens.decode("late");
        tokens.decode("late");

        assertThat(verifications).hasValue(2);
    }

    @Test
    void oneWithoutAnEndIsVerifiedEachTime() {
        issuer = token ->
                Jwt.withTokenValue(token).header("alg", "RS256").subject("a").build();
        tokens.decode("endless");
        tokens.decode("endless");

        assertThat(verifications).hasValue(2);
    }

    @Test
    void aTokenChangedByOneCharacterIsRefusedWherever() {
        String token = token("alice", Duration.ofHours(1));
        tokens.decode(token);
        for (int i = 0; i < token.length(); i++) {
            // why: of the last character of a part some bits may stand for nothing
            boolean isLastOfPart = i + 1 == token.length() || token.charAt(i + 1) == '.';
            String changed = token.substring(0, i) + other(token.charAt(i)) + token.substring(i + 1);
            if (!isLastOfPart) {
                assertThatExceptionOfType(BadJwtException.class).as("%s", i).isThrownBy(() -> tokens.decode(changed));
            }
        }
    }

    @Test
    void whatWasRefusedIsVerifiedAgain() {
        String token = token("alice", Duration.ofHours(1));
        JwtDecoder real = issuer;
        issuer = refused -> {
            throw new BadJwtException("no such key");
        };
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));

        issuer = real;
        assertThat(tokens.decode(token).getSubject()).isEqualTo("alice");
    }

    @Test
    void aKeyThatIsWithdrawnIsGoodForNoMoreThan60Seconds() {
        String token = token("alice", Duration.ofHours(1));
        tokens.decode(token);
        time.pass(Duration.ofSeconds(1));
        issuer = refused -> {
            throw new BadJwtException("no such key");
        };

        time.pass(Duration.ofSeconds(58));
        assertThat(tokens.decode(token).getSubject()).isEqualTo("alice");
        time.pass(Duration.ofSeconds(1));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
    }

    @Test
    void noMoreThan5000AreKept() {
        issuer = token -> Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(START.plusSeconds(3600))
                .build();
        for (int i = 0; i < 12_000; i++) {
            tokens.decode("token " + i);
        }
        verifications.set(0);
        for (int i = 0; i < 12_000; i++) {
            assertThat(tokens.decode("token " + i).getSubject()).isEqualTo("token " + i);
        }
        assertThat(verifications.get()).isGreaterThanOrEqualTo(7_000);
    }

    private JwtDecoder real() {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey((RSAPublicKey) KEY.getPublic()).build();
        JwtTimestampValidator ends = new JwtTimestampValidator(Duration.ZERO);
        ends.setClock(time);
        decoder.setJwtValidator(ends);
        return decoder;
    }

    private static String token(String subject, Duration life) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.RS256),
                    new JWTClaimsSet.Builder()
                            .subject(subject)
                            .expirationTime(Date.from(START.plus(life)))
                            .build());
            token.sign(new RSASSASigner(KEY.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static char other(char character) {
        return character == 'A' ? 'B' : 'A';
    }

    private static KeyPair rsa() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Wall clock and running time, which pass alike. */
    private static final class Time extends Clock {

        private Duration passed = Duration.ZERO;

        void pass(Duration more) {
            passed = passed.plus(more);
        }

        long nanos() {
            return passed.toNanos();
        }

        @Override
        public Instant instant() {
            return START.plus(passed);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
