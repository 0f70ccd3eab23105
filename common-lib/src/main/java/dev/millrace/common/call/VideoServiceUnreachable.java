package dev.millrace.common.call;

import dev.millrace.common.problem.Unavailable;

/** video-service did not answer, or answered with a failure of its own. It can get better. */
public final class VideoServiceUnreachable extends Unavailable {

    private static final long serialVersionUID = 1L;

    private final boolean asked;

    /** @param asked whether the call left us */
    public VideoServiceUnreachable(Throwable cause, boolean asked) {
        super("The video service", cause);
        this.asked = asked;
    }

    /** Whether the call left us: it may have been heard although no answer came back. */
    public boolean asked() {
        return asked;
    }
}
