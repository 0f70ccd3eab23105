/** What the role operator may do: pause, freeze, replay, invalidate, redrive; every command is audited. */
@NullMarked
@ApplicationModule(allowedDependencies = {"job", "playback", "queue", "video"})
package dev.millrace.video.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
