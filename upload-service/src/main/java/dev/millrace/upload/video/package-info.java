/** The client of video-service: questions and reports about an upload. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.upload.video;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
