package dev.millrace.video.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** How long a stream may stay open: no longer than the token that asked for it. */
@Component
class StreamLife {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final Clock clock;

    StreamLife(Clock clock) {
        this.clock = clock;
    }

    /** When a stream of this token ends: with the token, within 12 h. */
    Instant end(Jwt token) {
        Instant latest = clock.instant().plus(LONGEST);
        Instant expiresAt = token.getExpiresAt();
        return expiresAt == null || expiresAt.isAfter(latest) ? latest : expiresAt;
    }

    /** How long it is until then. */
    Duration until(Instant end) {
        return Duration.between(clock.instant(), end);
    }
}
