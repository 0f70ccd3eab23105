/** upload-service asks here whether an upload may begin, of a video that there is or of a new one; a yes makes the video UPLOADING. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "quota", "storage", "video"})
package dev.millrace.video.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
