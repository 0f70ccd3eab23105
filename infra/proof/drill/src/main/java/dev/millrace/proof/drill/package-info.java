/** Runs the rollback plan, from good release to good release, against a suite of its own. */
@NullMarked
package dev.millrace.proof.drill;

import org.jspecify.annotations.NullMarked;
