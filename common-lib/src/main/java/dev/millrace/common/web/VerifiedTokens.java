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
 * Verifies a token once in 60 s: its caller sends the same one with each call, and a signature costs as much as all else that is
 * done for many a call. What was refused is verified each time. A signing key that the issuer withdraws is good for that much
 * longer. Thread-safe.
 */
public final class VerifiedTokens implements JwtDecoder {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** why: a few KiB each. */
    private static final int MOST = 5_000;

    private final JwtDecoder verifier;
    private final Clock clock;

    // why by digest: a dump of the memory's keys, or a comparison that ends early, tells no token
    private final Cache<ByteBuffer, Jwt> verified;

    /** @param verifier throws for what it refuses */
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
        Jwt known = verified.getIfPresent(digest);
        if (known != null) {
            return known;
        }
        Jwt fresh = verifier.decode(token);
        verified.put(digest, fresh);
        return fresh;
    }

    /** No more than 60 s; nothing for a token that is accepted after its end, as clocks may differ a little. */
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
