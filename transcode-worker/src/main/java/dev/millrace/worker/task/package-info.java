/** The parts of a divided job: one of its tasks, or the assembly of what its tasks made. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "outcome",
            "source",
            "probe",
            "plan",
            "division",
            "encode",
            "segments",
            "verify",
            "packaging",
            "pictures",
            "publish",
            "report",
            "attempt"
        })
package dev.millrace.worker.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
