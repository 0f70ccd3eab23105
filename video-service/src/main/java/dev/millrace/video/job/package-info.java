/**
 * A video's transcode jobs, in their own table: opened, claimed, kept by a lease, ended, run again, and whose turn is next. The
 * only place that changes a job; it locks a video before its job.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "asset", "queue", "storage", "video"})
package dev.millrace.video.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
