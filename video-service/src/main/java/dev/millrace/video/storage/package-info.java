/** What this service asks of the media bucket: is it there, read a small text, list folders, purge one. Never a media byte. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.millrace.video.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
