/** The media matrix: sends every kind of file through the running suite as a user would, and reports what became of each. */
@NullMarked
package dev.millrace.proof.matrix;

import org.jspecify.annotations.NullMarked;
