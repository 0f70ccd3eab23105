/** Compares Millrace with bare ffmpeg and with one ffmpeg per rendition, and writes the benchmark page. */
@NullMarked
package dev.millrace.proof.bench;

import org.jspecify.annotations.NullMarked;
