package dev.millrace.common.signature;

import org.jspecify.annotations.Nullable;

/** The other service understood the call and rejected it with a 4xx. */
public class SignedCallRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String from;
    private final @Nullable String to;

    /** @param code the problem's code, empty when the response was not a problem document */
    public SignedCallRefused(int status, String code, @Nullable String from, @Nullable String to) {
        super("Answered " + status + " " + code);
        this.status = status;
        this.code = code;
        this.from = from;
        this.to = to;
    }

    /** 400 to 499. */
    public int status() {
        return status;
    }

    /** The problem document's code, or empty. */
    public String code() {
        return code;
    }

    /** Current status in an ILLEGAL_TRANSITION, or null. */
    public @Nullable String from() {
        return from;
    }

    /** Requested status in an ILLEGAL_TRANSITION, or null. */
    public @Nullable String to() {
        return to;
    }
}
