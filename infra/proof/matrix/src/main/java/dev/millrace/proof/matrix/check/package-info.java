/** Compares the output of an input with the expectation: playlists, boxes, picture, sound and their consistency. */
@NullMarked
package dev.millrace.proof.matrix.check;

import org.jspecify.annotations.NullMarked;
