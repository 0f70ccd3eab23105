/** Compares database and storage slowly, in both directions: finds missing outputs, and folders that belong to no video. */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "removal", "storage", "video"})
package dev.millrace.video.consistency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
