/** Writes the playlists and the manifest of verified renditions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"probe", "plan", "segments", "verify"})
package dev.millrace.worker.packaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
