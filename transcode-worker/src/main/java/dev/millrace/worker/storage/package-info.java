/** The media bucket: which it is, and how patient its client is. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.worker.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
