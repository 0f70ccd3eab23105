package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.Locale;

/** Figures as text. */
final class Figures {

    /** Where there is no figure. */
    static final String NONE = "–";

    private Figures() {}

    static String millis(Duration duration) {
        return text(duration.toNanos() / 1e6, 1);
    }

    static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
