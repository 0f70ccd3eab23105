/**
 * Breaks a running suite on purpose, driven by a seed, and checks afterwards that nothing is lost, stuck or doubled
 * ({@code ./millrace faults}).
 */
@NullMarked
package dev.millrace.proof.faults;

import org.jspecify.annotations.NullMarked;
