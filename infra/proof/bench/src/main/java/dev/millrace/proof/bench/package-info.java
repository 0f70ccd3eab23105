/** Measures what Millrace adds to bare ffmpeg and what it saves against one ffmpeg per rendition; writes the benchmark page. */
@NullMarked
package dev.millrace.proof.bench;

import org.jspecify.annotations.NullMarked;
