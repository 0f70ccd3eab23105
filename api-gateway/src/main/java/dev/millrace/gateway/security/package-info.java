/** Who may call: bearer tokens, origins of browsers, security headers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"limits"})
package dev.millrace.gateway.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
