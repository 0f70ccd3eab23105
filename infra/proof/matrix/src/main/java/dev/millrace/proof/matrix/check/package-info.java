/** Holds what became of an input against what has to become of it: playlists, boxes, picture, sound and their agreement. */
@NullMarked
package dev.millrace.proof.matrix.check;

import org.jspecify.annotations.NullMarked;
