/** Progress of an open job: stage, percent and expected seconds, in a table beside the videos. */
@NullMarked
@ApplicationModule(allowedDependencies = {"job", "video"})
package dev.millrace.video.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
