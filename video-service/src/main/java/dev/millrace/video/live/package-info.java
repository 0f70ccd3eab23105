/** Server-sent events: status and progress as they happen, on whichever instance a client is connected to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "job", "progress", "video"})
package dev.millrace.video.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
