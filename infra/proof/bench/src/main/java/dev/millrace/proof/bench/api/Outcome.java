package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of calls at one rate.
 *
 * @param rate calls per second that were meant to be sent
 * @param calls how many that were
 * @param answers how many by HTTP status; {@link #FAILED} and {@link #NOT_SENT} beside these
 * @param wall from the first call to the last answer
 * @param median of the time from when a good call was meant to be sent to its answer
 * @param p99 99 of 100 were not longer
 */
record Outcome(double rate, int calls, Map<Integer, Integer> answers, Duration wall, Duration median, Duration p99) {

    /** A time-out or a broken connection; of several calls, that one was not answered well. */
    static final int FAILED = 0;

    /** Too many were open already. */
    static final int NOT_SENT = -1;

    private static final double LEAST_GOOD = 0.99;
    private static final double LEAST_RATE = 0.95;
    private static final Duration LONGEST = Duration.ofMillis(500);

    Outcome {
        answers = Map.copyOf(answers);
    }

    int good() {
        return answers.entrySet().stream()
                .filter(answer -> Caller.isGood(answer.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Good answers per second. */
    double achieved() {
        return good() / (wall.toNanos() / 1e9);
    }

    boolean holds() {
        return bend().isEmpty();
    }

    /** Why it does not hold; empty when it does. */
    String bend() {
        if (good() < calls * LEAST_GOOD) {
            return "not answered well: " + failures();
        }
        if (p99.compareTo(LONGEST) > 0) {
            return "p99 above " + LONGEST.toMillis() + " ms";
        }
        return achieved() < rate * LEAST_RATE ? "answers fall behind" : "";
    }

    /** Those that were not good, {@code 503 × 12}; empty when all were. */
    String failures() {
        return new TreeMap<>(answers)
                .entrySet().stream()
                        .filter(answer -> !Caller.isGood(answer.getKey()))
                        .map(answer -> word(answer.getKey()) + " × " + answer.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String word(int status) {
        return switch (status) {
            case FAILED -> "failed";
            case NOT_SENT -> "not sent";
            default -> String.valueOf(status);
        };
    }
}
