/**
 * A video's transcode jobs, in their own table: open, claim, renew, release, end, rerun, and whose turn is next. Only this
 * package changes a job; it locks a video before its job.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "asset", "queue", "storage", "video"})
package dev.millrace.video.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
