package dev.millrace.worker.ffmpeg;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.nio.file.Path;

/** Holds a running child against its limits. The reader of its output tells advances, the waiting thread looks. */
final class Supervision {

    /** why: looking at memory and disk reads many small files, looking at the clock reads none. */
    private static final long MEASURE_EVERY_NANOS = 500_000_000;

    /** Of the time, at most this part goes into looking: the files become many in hours of video. */
    private static final int MEASURING_PART = 50;

    private final Process process;
    private final RunLimits limits;
    private final Path directory;
    private final ErrorOutput errors;
    private final long startedNanos = System.nanoTime();
    private volatile long advancedNanos = startedNanos;
    private long measureNanos = startedNanos + MEASURE_EVERY_NANOS;

    Supervision(Process process, RunLimits limits, Path directory, ErrorOutput errors) {
        this.process = process;
        this.limits = limits;
        this.directory = directory;
        this.errors = errors;
    }

    void advanced() {
        advancedNanos = System.nanoTime();
    }

    /** @throws TranscodeFailure when the child is beyond one of its limits */
    void check() {
        long now = System.nanoTime();
        if (now - startedNanos > limits.overall().toNanos()) {
            throw timedOut("Took longer than " + limits.overall());
        }
        if (now - advancedNanos > limits.stall().toNanos()) {
            throw timedOut("No progress for " + limits.stall());
        }
        if (now - measureNanos > 0) {
            checkMemory();
            checkOutput();
            long measured = System.nanoTime();
            measureNanos = measured + Math.max(MEASURE_EVERY_NANOS, MEASURING_PART * (measured - now));
        }
    }

    private TranscodeFailure timedOut(String message) {
        return TranscodeFailure.retryable(FailReason.TIMED_OUT, message, errors.tail());
    }

    private void checkMemory() {
        long bytes = Usage.residentBytes(process);
        if (bytes > limits.memoryBytes()) {
            throw TranscodeFailure.retryable(
                    FailReason.TRANSCODE_ERROR,
                    "Used %d MiB of memory, %d are allowed".formatted(bytes >> 20, limits.memoryBytes() >> 20),
                    errors.tail());
        }
    }

    /** Permanent: the same source makes the same output again. */
    private void checkOutput() {
        if (limits.outputBytes() == Long.MAX_VALUE) {
            return;
        }
        long bytes = Usage.bytesUnder(directory);
        if (bytes > limits.outputBytes()) {
            throw TranscodeFailure.permanent(
                    FailReason.TRANSCODE_ERROR,
                    "Wrote %d KiB, %d are allowed".formatted(bytes >> 10, limits.outputBytes() >> 10),
                    errors.tail());
        }
    }
}
