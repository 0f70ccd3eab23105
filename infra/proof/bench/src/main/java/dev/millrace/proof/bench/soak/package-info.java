/** Loads a suite for hours at a modest rate and sees that nothing in it grows. */
@NullMarked
package dev.millrace.proof.bench.soak;

import org.jspecify.annotations.NullMarked;
