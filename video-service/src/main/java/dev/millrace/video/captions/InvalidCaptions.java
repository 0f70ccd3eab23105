package dev.millrace.video.captions;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.List;
import java.util.Map;

/** What was sent is no WebVTT that every player shows alike. */
class InvalidCaptions extends ProblemException {

    private static final long serialVersionUID = 1L;

    /**
     * @param line where, counted from 1
     * @param message what to change, without the text of the file
     */
    InvalidCaptions(int line, String message) {
        super(
                ProblemType.INVALID_CAPTIONS,
                "Line " + line + ": " + message,
                Map.of("line", line, "errors", List.of(new InvalidField("line " + line, message))));
    }
}
