/** What other services report: uploads opened and ended, transcodes begun and ended. Signed, and each acted on once. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "asset", "captions", "job", "progress", "quota", "storage", "video"})
package dev.millrace.video.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
