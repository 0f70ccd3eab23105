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
                "The stored file is no video of a kind that is taken.",
                Map.of("allowed", allowed));
    }
}
