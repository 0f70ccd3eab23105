package dev.millrace.worker.probe;

/** Brings bytes of a file to their place before they are read. */
public interface MissingBytes {

    /**
     * Brings those that are not there yet.
     *
     * @param to the first that is not wanted; may lie behind the end of the file
     * @throws Unindexed when these are too many for an index
     */
    void bring(long from, long to);
}
