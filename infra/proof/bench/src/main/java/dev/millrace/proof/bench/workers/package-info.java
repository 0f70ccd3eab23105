/** Measures how many times as fast two workers are as one, on one long video. */
@NullMarked
package dev.millrace.proof.bench.workers;

import org.jspecify.annotations.NullMarked;
