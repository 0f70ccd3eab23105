/** An attempt's output: checked to be whole and ours before the video is READY. */
@NullMarked
@ApplicationModule(allowedDependencies = {"lifecycle", "storage"})
package dev.millrace.video.output;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
