package dev.millrace.proof.bench.fleet;

import java.time.Duration;

/** Durations as seconds. */
final class Seconds {

    private static final double NANOS = 1e9;

    private Seconds() {}

    static double of(Duration time) {
        return time.toNanos() / NANOS;
    }

    static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }
}
