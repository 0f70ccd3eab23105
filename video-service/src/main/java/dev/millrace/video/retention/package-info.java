/**
 * What goes after a grace: outputs that a READY video no longer serves and captions that no playlist names, fetchable for those
 * who are watching, and the folders of deleted videos, into which a worker may still be writing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "job", "playback", "removal", "storage", "video"})
package dev.millrace.video.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
