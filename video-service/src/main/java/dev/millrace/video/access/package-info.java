/** Who may do what with a video, and why: the only place that compares a caller with an owner. */
@NullMarked
@ApplicationModule(allowedDependencies = "video")
package dev.millrace.video.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
