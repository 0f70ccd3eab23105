package dev.millrace.upload.session;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The owner is at one of the limits. */
class TooManyUploads extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** @param live ids of the live sessions that stand in the way; none where the limit is another one */
    TooManyUploads(String detail, List<UUID> live, Duration retryAfter) {
        super(ProblemType.TOO_MANY_UPLOADS, detail, Map.of("uploadSessionIds", live), retryAfter);
    }
}
