package dev.millrace.common.problem;

import java.time.Duration;
import java.util.Map;

/** A dependency cannot be reached: 503 with {@code Retry-After}; nothing was lost. */
public class Unavailable extends ProblemException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what the dependency, as a client would call it
     * @param retryAfter sent as {@code Retry-After}
     */
    public Unavailable(String what, Duration retryAfter) {
        super(
                ProblemType.UNAVAILABLE,
                what + " is unavailable. No data was lost; retry after the time in Retry-After.",
                Map.of(),
                retryAfter);
    }
}
