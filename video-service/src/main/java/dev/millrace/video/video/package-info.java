/** A video: the table of statuses, the aggregate, and one verb per trigger; the only place that moves a video. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.video.video;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
