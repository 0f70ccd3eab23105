package dev.millrace.upload.completion;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.List;
import java.util.Map;

/** The stored bytes are no container that is taken. */
class UnsupportedSource extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnsupportedSource(List<String> allowed) {
        super(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "The stored bytes are not an accepted container, whatever sourceMime says. "
                        + "Create a new upload session and send a file of one of the types in allowed.",
                Map.of("allowed", allowed));
    }
}
