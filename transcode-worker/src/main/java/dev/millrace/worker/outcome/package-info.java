/** How an attempt can end other than well: it failed for a reason, or it was told to stop. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.worker.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
