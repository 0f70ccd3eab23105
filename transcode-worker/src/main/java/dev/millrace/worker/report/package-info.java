/** Reports start, progress and result of an attempt to video-service, with retries and a circuit breaker. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome"})
package dev.millrace.worker.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
