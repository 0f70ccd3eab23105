/** The media matrix: uploads every kind of file to a running suite like a user, and reports the results. */
@NullMarked
package dev.millrace.proof.matrix;

import org.jspecify.annotations.NullMarked;
