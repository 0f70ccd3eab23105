/** How much one caller may ask for: requests per second, size and time of a body. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.gateway.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
