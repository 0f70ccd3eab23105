package dev.millrace.proof.faults.proxy;

/**
 * A point in a call, as seen between its two processes.
 *
 * @param occurrence number of the call of its kind on this link, from 1, counted from when the breakpoint is armed
 */
public record Moment(Link link, Call call, Side side, int occurrence) {

    /** Point in the call. */
    public enum Side {
        /** The caller has sent the request, and nothing has arrived. */
        BEFORE,
        /** Part of the request's body has arrived. */
        WITHIN,
        /** The call was answered, and nothing of the response has arrived. */
        AFTER
    }

    @Override
    public String toString() {
        return side + " " + call + " " + occurrence + " on " + link;
    }
}
