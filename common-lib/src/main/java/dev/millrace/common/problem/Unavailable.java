package dev.millrace.common.problem;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dependency cannot be reached: 503 with {@code Retry-After}; nothing was lost. */
public class Unavailable extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Duration SOON = Duration.ofSeconds(5);

    /**
     * @param what the dependency, as a client would call it
     * @param retryAfter sent as {@code Retry-After}
     */
    public Unavailable(String what, Duration retryAfter) {
        this(what, retryAfter, null);
    }

    /**
     * To be asked again after 5 s.
     *
     * @param cause for the log
     */
    public Unavailable(String what, Throwable cause) {
        this(what, SOON, cause);
    }

    private Unavailable(String what, Duration retryAfter, @Nullable Throwable cause) {
        super(
                ProblemType.UNAVAILABLE,
                what + " is unavailable. No data was lost; retry after the time in Retry-After.",
                Map.of(),
                retryAfter,
                cause);
    }
}
