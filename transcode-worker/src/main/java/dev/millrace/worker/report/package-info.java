/** Calls video-service, with patience and a circuit breaker, and tells it how an attempt goes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome"})
package dev.millrace.worker.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
