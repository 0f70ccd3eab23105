package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The result of calls at one rate.
 *
 * @param rate scheduled calls per second
 * @param calls number of scheduled calls
 * @param answers number of responses by HTTP status, or by {@link #FAILED} and {@link #NOT_SENT}
 * @param wall from the first call to the last response
 * @param median latency of successful calls, from their scheduled time
 * @param p99 99th percentile of the same
 */
public record Outcome(
        double rate, int calls, Map<Integer, Integer> answers, Duration wall, Duration median, Duration p99) {

    /** A timeout, a broken connection, or a failed call of several. */
    static final int FAILED = 0;

    /** Too many calls were open. */
    static final int NOT_SENT = -1;

    private static final double LEAST_GOOD = 0.99;
    private static final double LEAST_RATE = 0.95;
    private static final Duration LONGEST = Duration.ofMillis(500);

    public Outcome {
        answers = Map.copyOf(answers);
    }

    /** Calls that were answered well. */
    public int good() {
        return answers.entrySet().stream()
                .filter(answer -> Caller.isGood(answer.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Successful calls per second. */
    double achieved() {
        return good() / (wall.toNanos() / 1e9);
    }

    boolean holds() {
        return bend().isEmpty();
    }

    /** Whether nearly all calls were answered well. */
    boolean isGood() {
        return good() >= calls * LEAST_GOOD;
    }

    /** Why the rate is not sustained; empty if it is. */
    String bend() {
        if (!isGood()) {
            return "failed: " + failures();
        }
        if (p99.compareTo(LONGEST) > 0) {
            return "p99 above " + LONGEST.toMillis() + " ms";
        }
        return achieved() < rate * LEAST_RATE ? "responses fall behind" : "";
    }

    /** The failed calls, such as {@code 503 × 12}; empty if there were none. */
    public String failures() {
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
