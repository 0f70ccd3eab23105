/**
 * The TCP connections between the parts of a suite, led through lines that can be broken at any time or at one named call. The
 * parts themselves know nothing of it.
 */
@NullMarked
package dev.millrace.proof.faults.proxy;

import org.jspecify.annotations.NullMarked;
