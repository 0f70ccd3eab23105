/** Probes a source with ffprobe: what it is, or why it is rejected. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "ffmpeg"})
package dev.millrace.worker.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
