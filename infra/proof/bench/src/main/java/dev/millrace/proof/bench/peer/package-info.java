/** The least that others need for the same: programs that are measured beside Millrace, each in a process of its own. */
@NullMarked
package dev.millrace.proof.bench.peer;

import org.jspecify.annotations.NullMarked;
