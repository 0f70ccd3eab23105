/** Verifies the encoded output against the plan and the source: the exit code of ffmpeg proves little. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "probe", "plan", "encode", "segments"})
package dev.millrace.worker.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
