/** Removal of what players may have fetched: from storage, then from the CDN, as one durable step. */
@NullMarked
@ApplicationModule(allowedDependencies = {"playback", "storage"})
package dev.millrace.video.removal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
