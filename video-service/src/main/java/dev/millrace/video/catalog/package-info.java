/** The owner's videos over HTTP: create, read, list, describe. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "asset", "playback", "progress", "quota", "video"})
package dev.millrace.video.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
