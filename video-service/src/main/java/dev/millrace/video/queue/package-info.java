/** The transcode queue and its dead-letter queue: sends through the outbox, reads dead letters, counts waiting jobs. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.video.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
