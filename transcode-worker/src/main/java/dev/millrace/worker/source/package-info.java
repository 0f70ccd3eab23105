/** Fetches the uploaded source from S3 to the scratch directory, in parallel ranges. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome"})
package dev.millrace.worker.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
