package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/** Picks the constant frame rate for the rate at which a source's frames come. */
final class FrameRates {

    private static final double HIGHEST = 30.6;
    /** Below 48, twice the rate is no rate that anybody films in. */
    private static final double LOWEST_HIGH = 47;

    private static final double LOWEST_HALVED = 23.9;

    /** As far as 29.97 is from 30: clocks are off by less. */
    private static final double SAME = 0.001;

    /** What lies no further from a standard rate is one of its own, and not one that varies. */
    private static final double NEAR = 0.02;

    private static final double LOWEST = 10;

    /** Ascending. */
    private static final List<Rational> STANDARD = List.of(
            new Rational(10, 1),
            new Rational(12, 1),
            new Rational(25, 2),
            new Rational(15000, 1001),
            new Rational(15, 1),
            new Rational(20, 1),
            new Rational(24000, 1001),
            new Rational(24, 1),
            new Rational(25, 1),
            new Rational(30000, 1001),
            new Rational(30, 1));

    private FrameRates() {}

    /**
     * The rate divided to at most 30, or multiplied to at least 10, and the standard one where it is the same but for a clock
     * that is off. Else it stays as it is, because at another rate some frames would stand longer than others; but one that is
     * far from each standard rate above film's is the average of a rate that varies, and becomes the next standard one above.
     */
    static Rational plan(Rational source) {
        if (source.value() < LOWEST) {
            return planned(source, multiplied(source));
        }
        int divisor = divisor(source, HIGHEST);
        double wanted = source.value() / divisor;
        Rational nearest = nearest(wanted);
        if (isWithin(SAME, nearest, wanted)) {
            return nearest;
        }
        if (source.value() < LOWEST_HALVED || isWithin(NEAR, nearest, wanted)) {
            return source.dividedBy(divisor);
        }
        // why: above 30 it is the average of a rate that varies; half of it would stutter where it was smooth
        double atLeast = divisor == 1 ? wanted : source.value();
        return STANDARD.stream()
                .filter(rate -> rate.value() >= atLeast)
                .findFirst()
                .orElse(STANDARD.get(STANDARD.size() - 1));
    }

    /** why: where ten and more frames stand for one of the source, one more or less is not seen. */
    private static Rational planned(Rational few, Rational multiplied) {
        Rational nearest = nearest(multiplied.value());
        boolean isNear = isWithin(NEAR, nearest, multiplied.value());
        return isNear && few.value() <= LOWEST / 10 ? nearest : plan(multiplied);
    }

    /**
     * Like {@link #plan}, but up to 60: twice the planned rate where the source has as many. Key frames of the two then
     * stand at the same times.
     */
    static Rational planHigh(Rational source) {
        Rational half = plan(source);
        Rational whole = half.doubled();
        double wanted = source.value() / divisor(source, 2 * HIGHEST);
        return isDoubled(whole) && isWithin(NEAR, whole, wanted) ? whole : half;
    }

    /** Half of a rate at which that still looks like movement. */
    static Rational halved(Rational rate) {
        return isHalvable(rate) ? rate.dividedBy(2) : rate;
    }

    /** Whether half of it still looks like movement. */
    static boolean isHalvable(Rational rate) {
        return rate.value() >= LOWEST_HALVED;
    }

    /** Whether it is twice a rate of its own. */
    static boolean isDoubled(Rational rate) {
        return rate.value() > LOWEST_HIGH;
    }

    /** Whether it is more than every device plays at any size. */
    static boolean isHigh(Rational rate) {
        return rate.value() > HIGHEST;
    }

    /** why: by a whole number, so that all frames are shown for the same time. */
    private static Rational multiplied(Rational source) {
        int times = (int) Math.ceil(LOWEST / source.value() - 1e-9);
        int common = BigInteger.valueOf(times)
                .multiply(BigInteger.valueOf(source.numerator()))
                .gcd(BigInteger.valueOf(source.denominator()))
                .intValueExact();
        return new Rational((int) ((long) times * source.numerator() / common), source.denominator() / common);
    }

    private static int divisor(Rational source, double highest) {
        return Math.max(1, (int) Math.ceil(source.value() / highest));
    }

    private static boolean isWithin(double share, Rational rate, double wanted) {
        return Math.abs(rate.value() - wanted) <= share * rate.value();
    }

    private static Rational nearest(double wanted) {
        return STANDARD.stream()
                .min(Comparator.comparingDouble(rate -> Math.abs(rate.value() - wanted)))
                .orElseThrow();
    }
}
