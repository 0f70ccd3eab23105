/** Plans the renditions of a source: sizes, frame rate, key frames and bit rate caps. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {"probe"})
package dev.millrace.worker.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
