package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.util.Comparator;
import java.util.List;

/**
 * How warm a load has made the services: the first calls after a start cost ten times as much as the later ones. Pure.
 *
 * @param title of the load
 * @param windows in the order of measurement, at least one
 */
record Warmth(String title, List<Step> windows) {

    private static final int AGREEING = 3;
    private static final double TOLERANCE = 1.05;

    Warmth {
        windows = List.copyOf(windows);
    }

    /** Whether the last three windows agree within 5 % on what a call costs. */
    boolean isWarm() {
        List<Step> last = last();
        return last.size() == AGREEING
                && last.get(AGREEING - 1).cpuMillis() <= last.get(0).cpuMillis() * TOLERANCE;
    }

    /** The middle one of the last windows. */
    Step saturated() {
        List<Step> last = last();
        return last.get(last.size() / 2);
    }

    /** The number of calls so far. */
    int calls() {
        return windows.stream().mapToInt(window -> window.outcome().calls()).sum();
    }

    /** The last windows, the cheapest first. */
    private List<Step> last() {
        return windows.subList(Math.max(0, windows.size() - AGREEING), windows.size()).stream()
                .sorted(Comparator.comparingDouble(Step::cpuMillis))
                .toList();
    }
}
