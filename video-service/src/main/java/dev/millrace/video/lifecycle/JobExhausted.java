package dev.millrace.video.lifecycle;

import java.util.UUID;

/**
 * The attempts of a job are used up, whoever noticed. Published inside the transaction that ends it.
 *
 * @param sourceFileKey what it was to be made from
 */
public record JobExhausted(UUID videoId, UUID jobId, String sourceFileKey) {}
