package dev.millrace.common.problem;

import java.time.Duration;
import java.util.Map;

/** A dependency cannot be reached: 503 with {@code Retry-After}; nothing was lost. */
public class Unavailable extends ProblemException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what the dependency in words a client understands
     * @param retryAfter when to come again
     */
    public Unavailable(String what, Duration retryAfter) {
        super(
                ProblemType.UNAVAILABLE,
                what + " cannot be reached at the moment. Nothing was lost; repeat the call after Retry-After.",
                Map.of(),
                retryAfter);
    }
}
