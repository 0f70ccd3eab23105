/** Which jobs are divided into tasks, into which, and what their attempts leave to each other in S3. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "source", "probe", "plan", "segments", "publish"})
package dev.millrace.worker.division;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
