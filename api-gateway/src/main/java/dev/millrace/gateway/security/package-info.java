/** Who may call: bearer tokens, browser origins, security headers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"limits"})
package dev.millrace.gateway.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
