/** Completing: storage is compared with the plan, the bytes are looked at, the job is published once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "part", "store"})
package dev.millrace.upload.completion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
