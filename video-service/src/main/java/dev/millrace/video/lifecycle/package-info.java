/** The life of a video: the table of statuses, the aggregate, and one verb per trigger; the only place that moves a video. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.video.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
