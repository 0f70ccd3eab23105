package dev.millrace.common.idempotency;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;

/** The key was used before with a different request. */
public class IdempotencyKeyReused extends ProblemException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used with a different request. Send a new key, or repeat the original request.");
    }
}
