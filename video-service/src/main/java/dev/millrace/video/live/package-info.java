/** Server-sent events: status and progress as they happen, on whichever instance a client is connected to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"lifecycle", "progress"})
package dev.millrace.video.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
