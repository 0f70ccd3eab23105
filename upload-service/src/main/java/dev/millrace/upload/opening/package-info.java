/** Opens a session: limits, video-service's consent, the multipart, in an order that survives a crash. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "part", "store", "video", "announce"})
package dev.millrace.upload.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
