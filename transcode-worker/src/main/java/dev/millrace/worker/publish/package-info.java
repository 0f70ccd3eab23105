/** Stores the output of an attempt in S3, segments already while ffmpeg runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outcome", "segments"})
package dev.millrace.worker.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
