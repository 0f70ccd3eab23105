/** What a video's time went into, from its creation to its end: put together from what other features keep, when somebody asks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "job", "video"})
package dev.millrace.video.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
