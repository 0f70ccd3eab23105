package dev.millrace.common.problem;

import java.util.Map;
import java.util.UUID;

/** The lifecycle's table does not allow the requested move. */
public class IllegalTransition extends ProblemException {

    private static final long serialVersionUID = 1L;

    /**
     * @param from current status
     * @param to requested status
     * @param remedy a sentence that says what is possible from the current status
     */
    public IllegalTransition(UUID id, Enum<?> from, Enum<?> to, String remedy) {
        super(
                ProblemType.ILLEGAL_TRANSITION,
                id + " is " + from + " and cannot become " + to + ". " + remedy,
                Map.of("from", from.name(), "to", to.name()));
    }
}
