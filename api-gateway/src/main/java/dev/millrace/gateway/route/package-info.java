/** Which path goes to which service, and how calls are forwarded: headers, timeouts, circuit breaker, streams. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.gateway.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
