package dev.millrace.worker.source;

/**
 * What of a source was fetched.
 *
 * @param bytes all that came, with the index
 * @param isWhole whether all of the source is there
 */
public record FetchedWindow(long bytes, boolean isWhole) {}
