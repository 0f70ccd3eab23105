package dev.millrace.video.captions;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.Map;

/** Another language would be one too many; delete one first. */
class TooManyCaptions extends ProblemException {

    private static final long serialVersionUID = 1L;

    TooManyCaptions(int most) {
        super(
                ProblemType.TOO_MANY_CAPTIONS,
                "A video has captions in at most " + most + " languages. Delete those of one language first.",
                Map.of("most", most));
    }
}
