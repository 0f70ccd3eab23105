package dev.millrace.video.job;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;

/** The caller's attempt is no longer the effective one: it must stop. */
public class StaleAttempt extends ProblemException {

    private static final long serialVersionUID = 1L;

    StaleAttempt() {
        super(
                ProblemType.STALE_ATTEMPT,
                "Another attempt, or none, is the effective one. Stop working on this one; its report changes nothing.");
    }
}
