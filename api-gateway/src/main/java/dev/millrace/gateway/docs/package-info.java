/** The API document of the whole suite, merged, and a browser for it. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.gateway.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
