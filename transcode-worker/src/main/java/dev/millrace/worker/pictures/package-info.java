/** Makes the poster and the storyboard from the key frames of an encoded rendition. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "ffmpeg", "plan", "segments"})
package dev.millrace.worker.pictures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
