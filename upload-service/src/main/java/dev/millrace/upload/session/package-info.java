/** Upload sessions: the status table, the aggregate, and every transition. */
@NullMarked
@ApplicationModule(allowedDependencies = {"store", "announce", "video"})
package dev.millrace.upload.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
