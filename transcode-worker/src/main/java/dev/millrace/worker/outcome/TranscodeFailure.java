package dev.millrace.worker.outcome;

import dev.millrace.common.contract.FailReason;
import org.jspecify.annotations.Nullable;

/** An attempt failed. The reason is what users see, the message is for the log, the detail for the operator. */
public final class TranscodeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailReason reason;
    private final boolean retryable;
    private final String said;

    private TranscodeFailure(
            FailReason reason, boolean retryable, String message, String said, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.retryable = retryable;
        this.said = said;
    }

    /** No attempt can get better: the source is to blame. */
    public static TranscodeFailure permanent(FailReason reason, String message) {
        return permanent(reason, message, "");
    }

    /**
     * No attempt can get better: the source is to blame.
     *
     * @param said what the program said, for {@link #detail()}
     */
    public static TranscodeFailure permanent(FailReason reason, String message, String said) {
        return new TranscodeFailure(reason, false, message, said, null);
    }

    /** Another attempt may succeed. */
    public static TranscodeFailure retryable(FailReason reason, String message) {
        return retryable(reason, message, "");
    }

    /**
     * Another attempt may succeed.
     *
     * @param said what the program said, for {@link #detail()}
     */
    public static TranscodeFailure retryable(FailReason reason, String message, String said) {
        return new TranscodeFailure(reason, true, message, said, null);
    }

    /** Another attempt may succeed. */
    public static TranscodeFailure retryable(FailReason reason, String message, Throwable cause) {
        return new TranscodeFailure(reason, true, message, "", cause);
    }

    /** Which entry of the closed list. */
    public FailReason reason() {
        return reason;
    }

    /** Whether another attempt may succeed. */
    public boolean isRetryable() {
        return retryable;
    }

    /** What is kept with the job for the operator: the message and what the program said, scrubbed, of bounded length. */
    public String detail() {
        return OperatorText.text(getMessage() + "\n" + withoutRepetition());
    }

    /** The message often ends with the line that the program's words begin with. */
    private String withoutRepetition() {
        String first = said.lines().findFirst().orElse("");
        return String.valueOf(getMessage()).endsWith(first) ? said.substring(first.length()) : said;
    }
}
