/** upload-service asks here whether an upload into a video may begin; with the answer the video is UPLOADING. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "quota", "storage", "video"})
package dev.millrace.video.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
