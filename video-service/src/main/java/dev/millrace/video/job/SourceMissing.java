package dev.millrace.video.job;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;

/** There is no source object to transcode again; a new upload is the way out. */
class SourceMissing extends ProblemException {

    private static final long serialVersionUID = 1L;

    SourceMissing() {
        super(
                ProblemType.SOURCE_MISSING,
                "The source is not in storage. Create a new upload session and send the file again.");
    }
}
