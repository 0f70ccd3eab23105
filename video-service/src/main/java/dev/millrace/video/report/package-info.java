/**
 * What other services report: how uploads ended, and how transcodes go. It comes by signed webhook, or lies in storage where that was
 * lost; here it is put into the words of the service, and each report is acted on once.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"asset", "job", "progress", "storage", "video"})
package dev.millrace.video.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
