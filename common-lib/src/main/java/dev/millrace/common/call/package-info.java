/** Calls to video-service: where it is, how patient its callers are, and one failure when it cannot be reached. */
@NullMarked
package dev.millrace.common.call;

import org.jspecify.annotations.NullMarked;
