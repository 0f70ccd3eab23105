/** Completes an upload: compares storage with the plan, checks the bytes, publishes the job once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "part", "store"})
package dev.millrace.upload.completion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
