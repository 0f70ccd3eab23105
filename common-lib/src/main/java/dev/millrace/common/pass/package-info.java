/** Periodic work of a service: when and on how many instances it runs, and how failures are handled. */
@NullMarked
package dev.millrace.common.pass;

import org.jspecify.annotations.NullMarked;
