/** What operators do: pause, freeze, replay, invalidate, dead letters; every command is audited. For the role operator only. */
@NullMarked
@ApplicationModule(allowedDependencies = {"dispatch", "lease", "lifecycle", "playback"})
package dev.millrace.video.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
