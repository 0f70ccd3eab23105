package dev.millrace.video.captions;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.Map;

/** There is no stream yet that captions could belong to. */
class VideoNotReady extends ProblemException {

    private static final long serialVersionUID = 1L;

    VideoNotReady(String status) {
        super(
                ProblemType.VIDEO_NOT_READY,
                "Captions can be added to a READY video; this one is " + status
                        + ". Wait until it is READY and send them again.",
                Map.of("videoStatus", status));
    }
}
