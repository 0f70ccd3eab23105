package dev.millrace.video.report;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;

/** A completed upload was reported without its job, or without a source in the video's folder. */
final class IncompleteUpload extends ProblemException {

    private static final long serialVersionUID = 1L;

    IncompleteUpload() {
        super(
                ProblemType.VALIDATION_FAILED,
                "The report of a COMPLETED upload lacks something. "
                        + "Send jobId, sourceFileKey in the video's folder, sourceSizeBytes and sourceMime.");
    }
}
