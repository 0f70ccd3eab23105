/** Reads the boxes of encoded segments: what is really there, and whether it is whole. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.worker.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
