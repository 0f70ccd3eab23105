/** Makes the poster and the storyboard from key frames: of an encoded rendition, or of the source before anything is encoded. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "ffmpeg", "probe", "plan", "encode", "segments"})
package dev.millrace.worker.pictures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
