/** A deleted video: gone at once for its owner; the removal of its files is requested, and upload-service is told. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "removal", "video"})
package dev.millrace.video.deletion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
