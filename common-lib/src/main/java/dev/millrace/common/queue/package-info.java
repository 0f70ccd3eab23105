/** The transcode queue and its dead-letter queue: which they are, how their client is built, and the one way to send. */
@NullMarked
package dev.millrace.common.queue;

import org.jspecify.annotations.NullMarked;
