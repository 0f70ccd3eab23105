package dev.millrace.worker.probe;

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
