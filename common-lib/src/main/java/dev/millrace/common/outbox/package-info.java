/**
 * Transactional outbox: a message is written in the transaction of the fact it tells of, and sent afterwards until it is
 * delivered or a day has passed. Each service has the table {@code outbox} in its own schema.
 */
@NullMarked
package dev.millrace.common.outbox;

import org.jspecify.annotations.NullMarked;
