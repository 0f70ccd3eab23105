/** What a video was made of and what came of it: facts of the source, saved outputs, and the check that an output is whole and ours. */
@NullMarked
@ApplicationModule(allowedDependencies = {"storage", "video"})
package dev.millrace.video.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
