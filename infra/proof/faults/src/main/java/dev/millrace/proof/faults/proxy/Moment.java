package dev.millrace.proof.faults.proxy;

/**
 * A point in the life of a call, seen from outside the two that are in it.
 *
 * @param occurrence which call of its kind on this line, counted from 1 from the time on that somebody waits for it
 */
public record Moment(Link link, Call call, Side side, int occurrence) {

    /** When. */
    public enum Side {
        /** The request has left the caller, nothing of it has arrived. */
        BEFORE,
        /** A piece of the request's body has arrived. */
        WITHIN,
        /** It was answered, and nothing of the answer has arrived. */
        AFTER
    }

    @Override
    public String toString() {
        return side + " " + call + " " + occurrence + " on " + link;
    }
}
