/**
 * Plans the renditions of a source: sizes, frame rates, key frames, bit rate caps, what is copied, and in which passes.
 * Pure, but for {@link dev.millrace.worker.plan.Planner}, which looks at the source once more before it is copied.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "probe"})
package dev.millrace.worker.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
