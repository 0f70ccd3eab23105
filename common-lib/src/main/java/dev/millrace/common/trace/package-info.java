/** One trace from the gateway through the queue into the worker and back: W3C trace context and log field names. */
@NullMarked
package dev.millrace.common.trace;

import org.jspecify.annotations.NullMarked;
