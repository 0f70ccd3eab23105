/** What a person sees while a video's job is open: stage, percent and expected seconds; beside the videos, never in them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"job", "video"})
package dev.millrace.video.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
