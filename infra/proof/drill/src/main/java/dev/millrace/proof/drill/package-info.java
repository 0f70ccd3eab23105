/** The rollback plan, carried out from the good release to the good release against a suite of its own. */
@NullMarked
package dev.millrace.proof.drill;

import org.jspecify.annotations.NullMarked;
