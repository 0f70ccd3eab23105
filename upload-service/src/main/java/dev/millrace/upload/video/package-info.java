/** The other service: what video-service is asked and told about an upload. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.upload.video;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
