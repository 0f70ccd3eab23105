package dev.millrace.video.job;

import dev.millrace.common.contract.WorkStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker did in an attempt, by its own watch.
 *
 * @param steps one after the other, from the claim's answer on
 * @param cpuMillis processor time of the programs that it ran, in milliseconds; null when it was not measured
 */
public record Effort(List<Timed> steps, @Nullable Long cpuMillis) {

    public Effort {
        steps = List.copyOf(steps);
    }

    /**
     * A step and how long it took.
     *
     * @param bytes fetched or stored in it; null when it moves none, or none were counted
     */
    public record Timed(
            WorkStep step, long millis, @Nullable Long bytes) {}
}
