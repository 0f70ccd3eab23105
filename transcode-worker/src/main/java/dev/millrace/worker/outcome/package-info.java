/** How an attempt can end without success: it failed for a reason, or it was asked to stop. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.worker.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
