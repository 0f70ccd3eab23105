/**
 * Removes after a grace: outputs that a READY video no longer serves and captions that no playlist names, since a player may
 * still fetch them, and the folders of deleted videos, since a worker may still write into them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "job", "playback", "removal", "storage", "video"})
package dev.millrace.video.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
