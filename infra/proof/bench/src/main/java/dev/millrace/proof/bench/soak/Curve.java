package dev.millrace.proof.bench.soak;

import dev.millrace.proof.bench.Spread;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a gauge showed, sample by sample.
 *
 * @param gauge what was read
 * @param times since the beginning of the load, in seconds
 * @param values one for each time
 */
record Curve(Gauge gauge, List<Double> times, List<Double> values) {

    private static final double HOUR = Duration.ofHours(1).toSeconds();

    /** Growth of less than this share of the median in an hour is none. */
    private static final double LEAST_SHARE = 0.05;

    /** A line through fewer samples says nothing. */
    private static final int FEWEST = 20;

    /** The slope that noise alone shows once in twenty times is at most this many standard errors. */
    private static final double ERRORS = 2;

    private static final int WIDTH = 30;
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    Curve {
        times = List.copyOf(times);
        values = List.copyOf(values);
    }

    /** Those samples alone that were read at or after a time, in seconds. */
    Curve from(double seconds) {
        return between(seconds, Double.MAX_VALUE);
    }

    /** Those alone that were read at or after a time and before another. */
    Curve between(double from, double to) {
        List<Integer> kept = IntStream.range(0, times.size())
                .filter(index -> times.get(index) >= from && times.get(index) < to)
                .boxed()
                .toList();
        return new Curve(
                gauge,
                kept.stream().map(times::get).toList(),
                kept.stream().map(values::get).toList());
    }

    /** The median as text; a dash without samples. */
    String median() {
        return values.isEmpty() ? "–" : gauge.unit().text(Spread.of(values).median());
    }

    boolean isConstant() {
        return values.stream().distinct().count() <= 1;
    }

    /** Whether there are enough samples to judge it. */
    boolean isLongEnough() {
        return values.size() >= FEWEST;
    }

    /**
     * Whether it grows by more than noise, and goes on to: what grows in the first half alone has found its bound.
     *
     * @throws IllegalArgumentException without samples
     */
    boolean grows() {
        double limit =
                Math.max(gauge.unit().grain(), LEAST_SHARE * Spread.of(values).median());
        Line line = line();
        double middle = (times.get(0) + times.get(times.size() - 1)) / 2;
        return isLongEnough()
                && line.perHour() - ERRORS * line.error() > limit
                && from(middle).perHour() > limit;
    }

    /** Growth in an hour, by the line that fits the samples best. */
    double perHour() {
        return line().perHour();
    }

    private Line line() {
        int count = values.size();
        double meanTime = mean(times);
        double meanValue = mean(values);
        double spread = 0;
        double product = 0;
        for (int index = 0; index < count; index++) {
            double time = times.get(index) - meanTime;
            spread += time * time;
            product += time * (values.get(index) - meanValue);
        }
        double slope = spread == 0 ? 0 : product / spread;
        double missed = 0;
        for (int index = 0; index < count; index++) {
            double miss = values.get(index) - meanValue - slope * (times.get(index) - meanTime);
            missed += miss * miss;
        }
        double error = count < 3 || spread == 0 ? 0 : Math.sqrt(missed / (count - 2) / spread);
        return new Line(slope * HOUR, error * HOUR);
    }

    /**
     * The line through the samples.
     *
     * @param error standard error of the slope
     */
    private record Line(double perHour, double error) {}

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** From zero to the highest value, so that what hardly changes looks so. */
    String drawn() {
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        int columns = Math.min(WIDTH, values.size());
        StringBuilder drawn = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            List<Double> some =
                    values.subList(column * values.size() / columns, (column + 1) * values.size() / columns);
            double share = highest == 0 ? 0 : mean(some) / highest;
            drawn.append(BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1, share * BLOCKS.length())));
        }
        return drawn.toString();
    }
}
