package dev.millrace.worker.outcome;

import dev.millrace.common.contract.FailReason;
import org.jspecify.annotations.Nullable;

/** An attempt failed. The message is for the log; the reason is what users see. */
public final class TranscodeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailReason reason;
    private final boolean retryable;

    private TranscodeFailure(FailReason reason, boolean retryable, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.retryable = retryable;
    }

    /** No attempt can get better: the source is to blame. */
    public static TranscodeFailure permanent(FailReason reason, String message) {
        return new TranscodeFailure(reason, false, message, null);
    }

    /** Another attempt may succeed. */
    public static TranscodeFailure retryable(FailReason reason, String message) {
        return new TranscodeFailure(reason, true, message, null);
    }

    /** Another attempt may succeed. */
    public static TranscodeFailure retryable(FailReason reason, String message, Throwable cause) {
        return new TranscodeFailure(reason, true, message, cause);
    }

    /** Which entry of the closed list. */
    public FailReason reason() {
        return reason;
    }

    /** Whether another attempt may succeed. */
    public boolean isRetryable() {
        return retryable;
    }
}
