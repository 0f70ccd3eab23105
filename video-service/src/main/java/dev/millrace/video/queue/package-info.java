/** The transcode queue and its dead-letter queue: messages in by the outbox, dead ones read, waiting ones counted. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.video.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
