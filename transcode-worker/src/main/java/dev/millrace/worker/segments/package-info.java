/** Reads the boxes of encoded segments: what they contain, and whether they are complete. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.worker.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
