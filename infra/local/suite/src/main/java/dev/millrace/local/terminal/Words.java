package dev.millrace.local.terminal;

import java.time.Duration;
import java.util.Locale;

/** Formats sizes, times and progress bars. */
public final class Words {

    private static final int BAR_WIDTH = 24;

    private Words() {}

    /** {@code 1.4 GiB}, {@code 12.3 MiB}, {@code 512 B}. */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "";
        for (String next : new String[] {"KiB", "MiB", "GiB"}) {
            if (value >= 1024) {
                value /= 1024;
                unit = next;
            }
        }
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }

    /** {@code 3.2 s} or {@code 2 min 05 s}. */
    public static String time(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(100)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /** {@code ████████░░░░░░  57 %}. */
    public static String bar(int percent) {
        int bounded = Math.max(0, Math.min(100, percent));
        int full = BAR_WIDTH * bounded / 100;
        return "█".repeat(full) + "░".repeat(BAR_WIDTH - full) + String.format(Locale.ROOT, " %3d %%", bounded);
    }
}
