/** A deleted video: gone at once for its owner, then purged from storage, upload-service and the CDN. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "job", "removal", "storage", "video"})
package dev.millrace.video.deletion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
