package dev.millrace.common.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Caches verified tokens for 60 s at most: a caller sends the same one with every call, and verifying its signature costs as much
 * as the rest of many calls. A rejected token is verified every time. A signing key that the issuer withdraws stays valid for that
 * much longer. Thread-safe.
 */
public final class VerifiedTokens implements JwtDecoder {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** why: a few KiB each. */
    private static final int MOST = 5_000;

    private final JwtDecoder verifier;
    private final Clock clock;

    // why by digest: a comparison of keys that ends early reveals nothing of a token
    private final Cache<ByteBuffer, Jwt> verified;

    /** @param verifier throws for a token that it rejects */
    public VerifiedTokens(JwtDecoder verifier, Clock clock) {
        this(verifier, clock, Ticker.systemTicker());
    }

    VerifiedTokens(JwtDecoder verifier, Clock clock, Ticker ticker) {
        this.verifier = verifier;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfter(Expiry.creating((ByteBuffer digest, Jwt token) -> untilItEnds(token)))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        ByteBuffer digest = sha256(token);
        Jwt cached = verified.getIfPresent(digest);
        if (cached != null) {
            return cached;
        }
        Jwt fresh = verifier.decode(token);
        verified.put(digest, fresh);
        return fresh;
    }

    /** At most 60 s; zero for a token that was accepted after its end, since clocks may differ a little. */
    private Duration untilItEnds(Jwt token) {
        Instant end = token.getExpiresAt();
        return end == null ? Duration.ZERO : shorter(Duration.between(clock.instant(), end));
    }

    private static Duration shorter(Duration left) {
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private static ByteBuffer sha256(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
