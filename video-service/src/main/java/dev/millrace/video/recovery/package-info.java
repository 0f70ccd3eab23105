/** Finds what was lost: webhooks that never came, jobs without a worker, messages in the dead-letter queue. */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "job", "queue", "report"})
package dev.millrace.video.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
