package dev.millrace.common.idempotency;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;

/** The key came before with another request. */
public class IdempotencyKeyReused extends ProblemException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key came with another request before. Send a new key, or the same request again.");
    }
}
