package dev.millrace.proof.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a seed.
 *
 * @param plan faults and scenarios as text
 * @param kinds kind and target of the faults that took place
 * @param violations everything lost, stuck or duplicated
 * @param took without the wait for sweepers, which overlaps with later seeds
 */
public record Result(
        long seed, List<String> plan, List<String> kinds, int videos, List<String> violations, Duration took) {

    public Result {
        plan = List.copyOf(plan);
        kinds = List.copyOf(kinds);
        violations = List.copyOf(violations);
    }

    public boolean isGood() {
        return violations.isEmpty();
    }

    /** A copy with more violations. */
    Result with(List<String> more) {
        List<String> all = new ArrayList<>(violations);
        all.addAll(more);
        return new Result(seed, plan, kinds, videos, all, took);
    }
}
