/** Sends the transcode job to SQS and the upload report to video-service, both through the outbox. */
@NullMarked
@ApplicationModule(allowedDependencies = {"video"})
package dev.millrace.upload.announce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
