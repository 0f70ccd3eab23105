/** Which path goes to which service, and how a call is passed on: headers, timeouts, breaker, streams. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.gateway.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
