/** Where a video plays from: URLs at the CDN, cookies that open them, invalidation when it is deleted. */
@NullMarked
@ApplicationModule(allowedDependencies = "video")
package dev.millrace.video.playback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
