package dev.millrace.upload.session;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.Map;
import java.util.UUID;

/** The video has a live session; the answer names it so that the caller can go on with it. */
class UploadSessionActive extends ProblemException {

    private static final long serialVersionUID = 1L;

    UploadSessionActive(UUID uploadSessionId) {
        super(
                ProblemType.UPLOAD_SESSION_ACTIVE,
                "The video has a live upload session. Go on with the one in uploadSessionId, or cancel it.",
                Map.of("uploadSessionId", uploadSessionId));
    }
}
