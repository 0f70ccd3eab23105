package dev.millrace.common.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Generates version 7 UUIDs (RFC 9562): ordered by millisecond, so that indexes grow at one end. Thread-safe. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
