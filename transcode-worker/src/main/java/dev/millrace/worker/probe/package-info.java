/** Looks at a source with ffprobe and says what it is, or why it cannot be taken. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "ffmpeg"})
package dev.millrace.worker.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
