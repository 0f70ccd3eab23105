/**
 * Reports of other services on uploads and transcodes, by signed webhook, or from storage when the webhook was lost. Maps them
 * to the service's own types and processes each report once.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "job", "progress", "storage", "video"})
package dev.millrace.video.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
