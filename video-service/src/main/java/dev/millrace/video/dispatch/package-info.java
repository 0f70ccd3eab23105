/** Jobs out to the transcode queue: the owner's retry and reprocess, and the queue that recovery and operators use too. */
@NullMarked
@ApplicationModule(allowedDependencies = {"lifecycle", "storage"})
package dev.millrace.video.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
