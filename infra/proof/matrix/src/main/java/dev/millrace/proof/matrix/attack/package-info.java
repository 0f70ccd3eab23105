/** Hostile and broken files, written byte by byte, and the canary server that none of them may reach. */
@NullMarked
package dev.millrace.proof.matrix.attack;

import org.jspecify.annotations.NullMarked;
