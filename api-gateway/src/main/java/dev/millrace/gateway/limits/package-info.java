/** Limits per caller: request rate, body size and body time. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.gateway.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
