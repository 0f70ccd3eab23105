package dev.millrace.worker.attempt;

/** The scratch directory has no room for a job now: another worker, or this one later, may take it. */
public final class NotEnoughDisk extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotEnoughDisk(long wantedBytes, long freeBytes) {
        super("Wants " + wantedBytes + " bytes, " + freeBytes + " are free");
    }
}
