/** Cleans up expired, half-opened and half-completed sessions, and parts without a session. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "store", "completion"})
package dev.millrace.upload.expiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
