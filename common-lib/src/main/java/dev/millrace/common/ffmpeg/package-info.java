/** Finds the ffmpeg and ffprobe programs: configured, bundled in a jar, or installed. JDK only. */
@NullMarked
package dev.millrace.common.ffmpeg;

import org.jspecify.annotations.NullMarked;
