/** The whole suite on this machine: the embedded cloud and every service as a process, from {@code up} to {@code down}. */
@NullMarked
package dev.millrace.local.suite;

import org.jspecify.annotations.NullMarked;
