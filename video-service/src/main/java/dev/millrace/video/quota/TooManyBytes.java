package dev.millrace.video.quota;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.Map;

/** The owner's sources take all the storage that they may. Public for the call that may be a repetition of one that found room. */
public class TooManyBytes extends ProblemException {

    private static final long serialVersionUID = 1L;

    TooManyBytes(long most) {
        super(
                ProblemType.STORAGE_LIMIT_REACHED,
                "All sources together may take " + most + " bytes. Delete videos to make room.",
                Map.of("maxBytes", most));
    }
}
