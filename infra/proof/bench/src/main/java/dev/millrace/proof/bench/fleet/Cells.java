package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints figures for a table. */
final class Cells {

    private Cells() {}

    /** {@code 4:53 min}. */
    static String time(double seconds) {
        long whole = Math.round(seconds);
        return "%d:%02d min".formatted(whole / 60, whole % 60);
    }

    /** @param share 1 is 100 % */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Of one figure of each of them. */
    static <T> Spread spread(List<T> all, ToDoubleFunction<T> figure) {
        return Spread.of(all.stream().mapToDouble(figure).boxed().toList());
    }
}
