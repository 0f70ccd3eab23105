package dev.millrace.common.problem;

import java.util.Map;
import java.util.UUID;

/** A lifecycle was asked for a move that its table does not allow. */
public class IllegalTransition extends ProblemException {

    private static final long serialVersionUID = 1L;

    /**
     * @param from current status
     * @param to the status that was asked for
     * @param remedy a sentence on what can be done from the current status
     */
    public IllegalTransition(UUID id, Enum<?> from, Enum<?> to, String remedy) {
        super(
                ProblemType.ILLEGAL_TRANSITION,
                id + " is " + from + " and cannot become " + to + ". " + remedy,
                Map.of("from", from.name(), "to", to.name()));
    }
}
