package dev.millrace.video.asset;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.List;
import java.util.Map;

/** The report names what is not stored, or not this attempt's: the video does not become READY by it. */
public class OutputIncomplete extends ProblemException {

    private static final long serialVersionUID = 1L;

    OutputIncomplete(List<String> wrong) {
        super(
                ProblemType.VALIDATION_FAILED,
                "The reported output cannot be served. See errors for the assets to store or correct, then report it again.",
                Map.of(
                        "errors",
                        wrong.stream()
                                .map(message -> new InvalidField("assets", message))
                                .toList()));
    }
}
