package dev.millrace.proof.bench;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One measured run of a clip one way.
 *
 * @param total until all renditions were there
 * @param ready until the video could be played; null where that is not told
 */
record Sample(Way way, Cost total, @Nullable Duration ready) {}
