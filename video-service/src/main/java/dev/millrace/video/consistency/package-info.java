/** Compares database and storage, slowly and in both directions: outputs that are gone, folders that belong to no video. */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "removal", "storage", "video"})
package dev.millrace.video.consistency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
