package dev.millrace.worker.probe;

/**
 * A run of bytes in a file.
 *
 * @param to the first byte behind it
 */
public record ByteRange(long from, long to) {

    /** How many. */
    public long size() {
        return to - from;
    }
}
