/** The local suite: the embedded cloud and every service as a process, from {@code up} to {@code down}. */
@NullMarked
package dev.millrace.local.suite;

import org.jspecify.annotations.NullMarked;
