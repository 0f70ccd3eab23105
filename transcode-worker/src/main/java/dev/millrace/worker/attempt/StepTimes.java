package dev.millrace.worker.attempt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each step of an attempt took, one after the other. Used by one thread. */
public final class StepTimes {

    private final List<Step> steps = new ArrayList<>();
    private long begin = System.nanoTime();

    StepTimes() {}

    /** A step ends now, and the next one begins. */
    public void ended(String step) {
        ended(step, 0);
    }

    /**
     * The same.
     *
     * @param bytes fetched or stored in it
     */
    public void ended(String step, long bytes) {
        long now = System.nanoTime();
        steps.add(new Step(step, Duration.ofNanos(now - begin), bytes));
        begin = now;
    }

    /** Those that ended, in order; of two that follow each other none has begun in between. */
    public List<Step> all() {
        return List.copyOf(steps);
    }

    /** How long the last one ended ago. */
    public Duration sinceTheLast() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Each step with its seconds, as {@code probe 0.12 s, verify 0.03 s}. */
    @Override
    public String toString() {
        Map<String, Duration> lengths = new LinkedHashMap<>();
        steps.forEach(step -> lengths.merge(step.name(), step.length(), Duration::plus));
        return lengths.entrySet().stream()
                .map(step -> String.format(
                        Locale.ROOT, "%s %.2f s", step.getKey(), step.getValue().toNanos() / 1e9))
                .collect(Collectors.joining(", "));
    }

    /**
     * A step that ended.
     *
     * @param name such as {@code encode 2}: a word, and where it helps how many passes are made by then
     * @param bytes fetched or stored in it; 0 when it moves none, or none are counted
     */
    public record Step(String name, Duration length, long bytes) {}
}
