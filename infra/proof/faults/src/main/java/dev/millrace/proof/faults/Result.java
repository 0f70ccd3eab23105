package dev.millrace.proof.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a seed.
 *
 * @param plan faults and phones in words
 * @param kinds what was done to what, without times; only what came about
 * @param violations what is lost, stuck or doubled; empty when nothing is
 * @param took without the time in which sweepers were waited for beside later seeds
 */
public record Result(
        long seed, List<String> plan, List<String> kinds, int videos, List<String> violations, Duration took) {

    public Result {
        plan = List.copyOf(plan);
        kinds = List.copyOf(kinds);
        violations = List.copyOf(violations);
    }

    /** Whether nothing is wrong. */
    public boolean isGood() {
        return violations.isEmpty();
    }

    /** With what else is wrong. */
    Result with(List<String> more) {
        List<String> all = new ArrayList<>(violations);
        all.addAll(more);
        return new Result(seed, plan, kinds, videos, all, took);
    }
}
