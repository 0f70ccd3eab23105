/** What the role operator may do: pause, freeze, replay, invalidate, redrive; every command is audited. */
@NullMarked
@ApplicationModule(allowedDependencies = {"dispatch", "lease", "lifecycle", "playback"})
package dev.millrace.video.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
