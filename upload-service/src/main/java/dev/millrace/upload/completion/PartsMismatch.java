package dev.millrace.upload.completion;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.List;
import java.util.Map;

/** Storage has not what the plan or the client says; the session lives on, and these parts are to be sent (again). */
class PartsMismatch extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final int NAMED = 5;

    PartsMismatch(List<Integer> missing, List<Integer> different) {
        super(
                ProblemType.PARTS_MISMATCH,
                detail(missing, different),
                Map.of("missing", missing, "different", different));
    }

    private static String detail(List<Integer> missing, List<Integer> different) {
        String absent = missing.isEmpty() ? "" : "Missing: " + some(missing) + ". ";
        String other = different.isEmpty() ? "" : "Different from what was sent or planned: " + some(different) + ". ";
        return absent + other + "Send these parts again with fresh URLs, then complete.";
    }

    private static String some(List<Integer> numbers) {
        String named = String.join(
                ", ", numbers.stream().limit(NAMED).map(String::valueOf).toList());
        return numbers.size() > NAMED ? named + " and " + (numbers.size() - NAMED) + " more" : named;
    }
}
