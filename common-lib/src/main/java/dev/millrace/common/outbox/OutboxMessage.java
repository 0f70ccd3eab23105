package dev.millrace.common.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to deliver.
 *
 * @param id identity of the fact; receivers deduplicate by it, so it stays the same over all attempts
 * @param kind which {@link OutboxSender} delivers it
 * @param subject the thing it is about (a video's id); messages of one kind and subject go out in the order written
 * @param payload JSON text
 * @param traceparent W3C trace context of the writing request, or null
 */
public record OutboxMessage(
        UUID id,
        String kind,
        String subject,
        String payload,
        @Nullable String traceparent) {}
