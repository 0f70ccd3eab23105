/** Calls to video-service, and how patient their callers are. */
@NullMarked
package dev.millrace.common.call;

import org.jspecify.annotations.NullMarked;
