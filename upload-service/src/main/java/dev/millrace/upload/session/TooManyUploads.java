package dev.millrace.upload.session;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.time.Duration;
import java.util.Map;

/** The owner is at one of the limits. */
class TooManyUploads extends ProblemException {

    private static final long serialVersionUID = 1L;

    TooManyUploads(String detail, Duration retryAfter) {
        super(ProblemType.TOO_MANY_UPLOADS, detail, Map.of(), retryAfter);
    }
}
