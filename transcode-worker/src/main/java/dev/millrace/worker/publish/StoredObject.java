package dev.millrace.worker.publish;

/**
 * What S3 says of an object.
 *
 * @param eTag another one as soon as anything else is stored under the key
 */
public record StoredObject(long size, String eTag) {}
