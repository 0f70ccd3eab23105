/** Fetches the uploaded source from S3 to the scratch directory, whole or as far as a window needs it, in parallel ranges. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "probe"})
package dev.millrace.worker.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
