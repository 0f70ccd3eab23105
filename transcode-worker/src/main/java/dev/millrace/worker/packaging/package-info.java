/** Reads the boxes of the encoded segments, refuses what is not whole, and writes the playlists. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "probe", "plan"})
package dev.millrace.worker.packaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
