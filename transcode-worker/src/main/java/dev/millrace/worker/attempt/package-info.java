/** One attempt at one job, from the source in S3 to the whole output in S3, or to the division of the job into tasks. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "outcome",
            "source",
            "probe",
            "plan",
            "division",
            "encode",
            "verify",
            "packaging",
            "pictures",
            "publish",
            "report"
        })
package dev.millrace.worker.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
