/** The merged API document of all services, and a browser for it. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.gateway.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
