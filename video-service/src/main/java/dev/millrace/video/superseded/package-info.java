/** Outputs that a READY video no longer serves: fetchable for a grace, so that no player fails in the middle, then removed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "job", "playback", "removal", "storage", "video"})
package dev.millrace.video.superseded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
