/** Takes jobs from the queue: claim, lease, drain, and what becomes of the message. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "attempt", "report"})
package dev.millrace.worker.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
