/** Parts: how a file is cut, and the URLs a phone sends them to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "store"})
package dev.millrace.upload.part;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
