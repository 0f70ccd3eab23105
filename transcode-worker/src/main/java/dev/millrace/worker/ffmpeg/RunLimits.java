package dev.millrace.worker.ffmpeg;

import java.time.Duration;

/**
 * How long a child process may go on.
 *
 * @param overall wall time from its start
 * @param stall wall time without any advance
 */
public record RunLimits(Duration overall, Duration stall) {}
