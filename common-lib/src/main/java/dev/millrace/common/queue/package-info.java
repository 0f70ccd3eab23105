/** The transcode queue and its dead-letter queue: which they are, and how patient their client is. */
@NullMarked
package dev.millrace.common.queue;

import org.jspecify.annotations.NullMarked;
