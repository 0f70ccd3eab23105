package dev.millrace.worker.outcome;

/** The attempt was asked to stop; it did not fail. */
public final class AttemptStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StopSignal.Cause why;

    AttemptStopped(StopSignal.Cause why) {
        super("Stopped: " + why);
        this.why = why;
    }

    /** Who asked for it. */
    public StopSignal.Cause why() {
        return why;
    }
}
