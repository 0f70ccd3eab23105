/** Storage for uploads: opens, lists, completes and aborts multiparts, and reads the resulting object. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.upload.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
