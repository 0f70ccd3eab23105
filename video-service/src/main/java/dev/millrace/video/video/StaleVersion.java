package dev.millrace.video.video;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;

/** The editor has seen an older version of the video. */
public class StaleVersion extends ProblemException {

    private static final long serialVersionUID = 1L;

    StaleVersion() {
        super(
                ProblemType.STALE_VERSION,
                "The video was edited since the version that If-Match names. Read it again and repeat the edit with its ETag.");
    }
}
