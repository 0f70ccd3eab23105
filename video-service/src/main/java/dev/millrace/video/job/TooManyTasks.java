package dev.millrace.video.job;

import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;

/** A job was to be divided into more tasks than one may have. */
final class TooManyTasks extends ProblemException {

    private static final long serialVersionUID = 1L;

    TooManyTasks() {
        super(
                ProblemType.VALIDATION_FAILED,
                "A job has at most " + DivideRequest.MOST_TASKS + " tasks. Divide it into fewer and longer ones.");
    }
}
