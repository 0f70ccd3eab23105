package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.time.Duration;
import java.util.Map;

/** How many event streams fit into an instance: half of the heap is for them, so that they end no instance. */
public final class StreamCapacity {

    private static final int SHARE = 2;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(15);

    private StreamCapacity() {}

    /**
     * At least one, and no more than the heap of this JVM has room for.
     *
     * @param most as the setting says
     * @param bytesEach of the heap that one stream occupies at most
     */
    public static int of(int most, long bytesEach) {
        return of(most, bytesEach, Runtime.getRuntime().maxMemory());
    }

    static int of(int most, long bytesEach, long heapBytes) {
        return (int) Math.max(1, Math.min(most, heapBytes / SHARE / bytesEach));
    }

    /** The answer to one stream too many. */
    public static ProblemException full() {
        return new ProblemException(
                ProblemType.UNAVAILABLE,
                "This instance serves as many event streams as it can. Connect again later, or poll the video.",
                Map.of(),
                RETRY_AFTER);
    }
}
