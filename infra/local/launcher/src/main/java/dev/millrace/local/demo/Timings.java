package dev.millrace.local.demo;

import dev.millrace.local.terminal.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Durations of the phases. Not thread-safe. */
final class Timings {

    private final Map<String, Duration> phases = new LinkedHashMap<>();
    private long mark = System.nanoTime();

    /** Ends a phase that started at the end of the previous one. */
    Duration lap(String phase) {
        long now = System.nanoTime();
        Duration took = Duration.ofNanos(now - mark);
        mark = now;
        phases.put(phase, took);
        return took;
    }

    /** Adds a phase within another. */
    void note(String phase, Duration took) {
        phases.put(phase, took);
    }

    @Override
    public String toString() {
        return phases.entrySet().stream()
                .map(phase -> phase.getKey() + " " + Words.time(phase.getValue()))
                .collect(Collectors.joining(", "));
    }
}
