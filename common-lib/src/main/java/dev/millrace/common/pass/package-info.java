/** Work that a service repeats by itself: when, on how many instances, and what becomes of its failures. */
@NullMarked
package dev.millrace.common.pass;

import org.jspecify.annotations.NullMarked;
