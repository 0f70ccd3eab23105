package dev.millrace.video.quota;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.time.Duration;
import java.util.Map;

/** The owner has as many DRAFTs as it may. */
class TooManyDrafts extends ProblemException {

    private static final long serialVersionUID = 1L;

    TooManyDrafts(int most, Duration life) {
        super(
                ProblemType.TOO_MANY_DRAFTS,
                "At most " + most + " DRAFTs. Open an upload for one of them or delete one; they are removed after "
                        + life.toHours() + " hours without an upload.",
                Map.of("most", most));
    }
}
