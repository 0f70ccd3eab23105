package dev.millrace.proof.bench;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A measured run of a clip one way.
 *
 * @param total until all renditions existed
 * @param ready until the video was playable; null if not measured
 */
record Sample(Way way, Cost total, @Nullable Duration ready) {}
