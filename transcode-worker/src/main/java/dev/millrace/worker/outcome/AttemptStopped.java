package dev.millrace.worker.outcome;

/** The attempt ended because it was told to, not because it failed. */
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
