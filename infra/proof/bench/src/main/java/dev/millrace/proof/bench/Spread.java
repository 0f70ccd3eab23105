package dev.millrace.proof.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Median and range of repeated measurements. */
public record Spread(double median, double lowest, double highest, int count) {

    /** Of at least one. */
    public static Spread of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }

    /** {@code 1.23} for one value, {@code 1.23 (1.20–1.31)} for several. */
    public String text(int decimals) {
        String form = "%." + decimals + "f";
        if (count == 1) {
            return String.format(Locale.ROOT, form, median);
        }
        return String.format(Locale.ROOT, form + " (" + form + "–" + form + ")", median, lowest, highest);
    }
}
