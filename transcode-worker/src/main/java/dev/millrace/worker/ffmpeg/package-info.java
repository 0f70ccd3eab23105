/** Runs the ffmpeg programs as supervised, restricted child processes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome"})
package dev.millrace.worker.ffmpeg;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
