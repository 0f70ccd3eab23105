package dev.millrace.video.video;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the database keeps them. */
final class Instants {

    private Instants() {}

    // why: PostgreSQL keeps microseconds, so an answer and the next read must not differ in nanoseconds
    static Instant storable(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
