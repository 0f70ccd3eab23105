package dev.millrace.worker.ffmpeg;

import java.time.Duration;

/**
 * Limits of a child process, which is killed beyond them. The caller computes those that grow with the source.
 *
 * @param overall wall time from its start
 * @param stall wall time without any advance
 * @param memoryBytes resident memory of the process and its children
 * @param outputBytes size of all files under its working directory
 */
public record RunLimits(Duration overall, Duration stall, long memoryBytes, long outputBytes) {

    private static final long DEFAULT_MEMORY_BYTES = 2L << 30;

    /** For a run that writes little: 2 GiB of memory, and for its output only the limit of a single file. */
    public RunLimits(Duration overall, Duration stall) {
        this(overall, stall, DEFAULT_MEMORY_BYTES, Long.MAX_VALUE);
    }
}
