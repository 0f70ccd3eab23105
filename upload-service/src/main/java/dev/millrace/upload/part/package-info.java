/** Parts: how a file is split, and the URLs that clients upload them to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "store"})
package dev.millrace.upload.part;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
