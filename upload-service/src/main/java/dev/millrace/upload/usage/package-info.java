/** What an owner may upload, and how much of it is used: asked before an upload begins. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "part", "video"})
package dev.millrace.upload.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
