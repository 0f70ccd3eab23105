/**
 * {@code Idempotency-Key} on creating requests: the key, the request's fingerprint and the answer are stored in the
 * transaction that creates. Each service has the table {@code idempotency_keys} in its own schema.
 */
@NullMarked
package dev.millrace.common.idempotency;

import org.jspecify.annotations.NullMarked;
