package dev.millrace.worker.attempt;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each step of an attempt took, one after the other. Used by one thread. */
public final class StepTimes {

    private final Map<String, Duration> steps = new LinkedHashMap<>();
    private long begin = System.nanoTime();

    StepTimes() {}

    /** A step ends now, and the next one begins. */
    public void ended(String step) {
        long now = System.nanoTime();
        steps.merge(step, Duration.ofNanos(now - begin), Duration::plus);
        begin = now;
    }

    /** Each step with its seconds, as {@code probe 0.12 s, verify 0.03 s}. */
    @Override
    public String toString() {
        return steps.entrySet().stream()
                .map(step -> String.format(
                        Locale.ROOT, "%s %.2f s", step.getKey(), step.getValue().toNanos() / 1e9))
                .collect(Collectors.joining(", "));
    }
}
