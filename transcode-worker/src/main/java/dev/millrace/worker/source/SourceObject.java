package dev.millrace.worker.source;

/**
 * A stored source as it was when it was looked at.
 *
 * @param etag every range is fetched only while the object still has it
 */
public record SourceObject(String key, long sizeBytes, String etag) {}
