/** Takes jobs from the queue: claims, leases and drains them, and disposes of their messages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "attempt", "task", "report"})
package dev.millrace.worker.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
