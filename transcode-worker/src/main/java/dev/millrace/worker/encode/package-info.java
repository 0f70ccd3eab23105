/** Encodes all renditions of a source with one ffmpeg. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "ffmpeg", "probe", "plan", "segments"})
package dev.millrace.worker.encode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
