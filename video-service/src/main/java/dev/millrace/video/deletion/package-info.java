/** Deletes a video: hides it immediately, requests the removal of its files, and notifies upload-service. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "removal", "video"})
package dev.millrace.video.deletion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
