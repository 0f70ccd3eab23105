/**
 * Transactional outbox: a message is written in the transaction of the fact that it reports, and retried afterwards until it
 * is delivered or a day has passed. Each service has the table {@code outbox} in its own schema.
 */
@NullMarked
package dev.millrace.common.outbox;

import org.jspecify.annotations.NullMarked;
