package dev.millrace.worker.probe;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A fraction such as a frame rate; the denominator is positive. */
public record Rational(int numerator, int denominator) {

    /** Nothing known. */
    public static final Rational UNKNOWN = new Rational(0, 1);

    public Rational {
        if (denominator <= 0) {
            throw new IllegalArgumentException("denominator " + denominator);
        }
    }

    /** Reads {@code 30000/1001} or {@code 4:3}; everything else is {@link #UNKNOWN}. */
    public static Rational parse(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,9}[/:][0-9]{1,9}")) {
            return UNKNOWN;
        }
        String[] parts = text.split("[/:]", 2);
        int below = Integer.parseInt(parts[1]);
        return below == 0 ? UNKNOWN : new Rational(Integer.parseInt(parts[0]), below);
    }

    /** Television's fraction of 1001, else the nearest in hundredths, in thousandths of a second below 1; the value is positive. */
    static Rational near(double value) {
        if (value < 1) {
            return reduced(1000, Math.round(1000 / value));
        }
        int whole = (int) Math.round(value * 1.001);
        boolean isTelevision = Math.abs(value * 1.001 - whole) < 0.00005 * value;
        return isTelevision ? reduced(whole * 1000L, 1001) : reduced(Math.round(value * 100), 100);
    }

    private static Rational reduced(long numerator, long denominator) {
        long common = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        boolean isSmall = Math.max(numerator, denominator) / common <= Integer.MAX_VALUE;
        return isSmall
                ? new Rational((int) (numerator / common), (int) (denominator / common))
                : near((double) numerator / denominator);
    }

    /** A whole part of it. */
    public Rational dividedBy(int parts) {
        return reduced(numerator, (long) denominator * parts);
    }

    /** Twice as much. */
    public Rational doubled() {
        return reduced(2L * numerator, denominator);
    }

    /** Whether it says something. */
    public boolean isKnown() {
        return numerator > 0;
    }

    /** The nearest floating-point number. */
    public double value() {
        return (double) numerator / denominator;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
