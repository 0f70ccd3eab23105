/** Storage as uploads see it: multiparts that are opened, listed, completed and aborted, and the object they become. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.upload.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
