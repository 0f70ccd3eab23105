package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import java.util.List;

/** Picks the constant frame rate for a source's average rate. */
final class FrameRates {

    private static final double HIGHEST = 30.6;
    private static final double TOLERANCE = 0.02;

    /** Ascending. */
    private static final List<Rational> STANDARD = List.of(
            new Rational(10, 1),
            new Rational(12, 1),
            new Rational(15, 1),
            new Rational(20, 1),
            new Rational(24000, 1001),
            new Rational(24, 1),
            new Rational(25, 1),
            new Rational(30000, 1001),
            new Rational(30, 1));

    private FrameRates() {}

    /** The rate divided to at most 30, snapped within 2 %, else the next standard rate above it. */
    static Rational plan(Rational source) {
        int divisor = Math.max(1, (int) Math.ceil(source.value() / HIGHEST));
        double wanted = source.value() / divisor;
        Rational nearest = nearest(wanted);
        if (Math.abs(nearest.value() - wanted) <= TOLERANCE * nearest.value()) {
            return nearest;
        }
        return STANDARD.stream()
                .filter(rate -> rate.value() >= wanted)
                .findFirst()
                .orElse(STANDARD.get(STANDARD.size() - 1));
    }

    private static Rational nearest(double wanted) {
        Rational best = STANDARD.get(0);
        for (Rational rate : STANDARD) {
            if (Math.abs(rate.value() - wanted) < Math.abs(best.value() - wanted)) {
                best = rate;
            }
        }
        return best;
    }
}
