/** The inputs of the media matrix: declared by theme with what is expected of each, made by ffmpeg or byte by byte. */
@NullMarked
package dev.millrace.proof.matrix.input;

import org.jspecify.annotations.NullMarked;
