/**
 * Injects faults into a running suite, driven by a seed, and checks that nothing is lost, stuck or duplicated ({@code
 * ./millrace faults}).
 */
@NullMarked
package dev.millrace.proof.faults;

import org.jspecify.annotations.NullMarked;
