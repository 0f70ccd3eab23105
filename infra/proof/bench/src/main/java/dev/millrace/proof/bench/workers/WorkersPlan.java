package dev.millrace.proof.bench.workers;

import dev.millrace.proof.bench.Lengths;
import java.time.Duration;

/**
 * The extent of the benchmark.
 *
 * @param length of the video
 */
public record WorkersPlan(Duration length) {

    /** The worker's default: it divides the jobs of longer videos only. */
    private static final Duration UNDIVIDED = Duration.ofMinutes(1);

    /** What the page tells of. */
    public static final WorkersPlan FULL = new WorkersPlan(Duration.ofMinutes(10));

    public WorkersPlan {
        if (length.compareTo(UNDIVIDED) <= 0) {
            throw new IllegalArgumentException("--length must be more than " + Lengths.text(UNDIVIDED)
                    + ", because one worker alone makes a shorter video, not " + Lengths.text(length));
        }
    }

    /** Whether it is {@link #FULL}. */
    public boolean isFull() {
        return equals(FULL);
    }

    /** The command that measures the same again. */
    String command() {
        return "./millrace bench workers" + (isFull() ? "" : " --length " + Lengths.text(length));
    }
}
