/** Workers take, keep and give back transcode jobs here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"lifecycle"})
package dev.millrace.video.lease;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
