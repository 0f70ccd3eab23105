package dev.millrace.upload.store;

/**
 * An open multipart upload.
 *
 * @param key object key it will become
 * @param uploadId the provider's id
 */
public record Multipart(String key, String uploadId) {}
