package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measured run of a clip one way.
 *
 * @param total until all renditions existed
 * @param ready until the video was playable; null if not measured
 * @param steps seconds of each step of the worker, in order; empty if not measured
 */
record Sample(Way way, Cost total, @Nullable Duration ready, Map<String, Double> steps) {

    Sample {
        steps = new LinkedHashMap<>(steps);
    }
}
