/** A video's source facts and saved outputs, and the check that an output is complete and belongs to its attempt. */
@NullMarked
@ApplicationModule(allowedDependencies = {"storage", "video"})
package dev.millrace.video.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
