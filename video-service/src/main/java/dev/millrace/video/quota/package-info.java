/** What one owner may keep: DRAFTs, for a while and so many, and bytes of sources. */
@NullMarked
@ApplicationModule(allowedDependencies = {"video"})
package dev.millrace.video.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
