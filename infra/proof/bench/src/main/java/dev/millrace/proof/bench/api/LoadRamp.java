package dev.millrace.proof.bench.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One load at rising rates.
 *
 * @param title of the load
 * @param steps in the order in which they were measured
 */
record LoadRamp(String title, List<Step> steps) {

    LoadRamp {
        steps = List.copyOf(steps);
    }

    /** One rate, the processor time that it took, and what the database did. */
    record Step(Outcome outcome, Usage usage, PgStatStatements.Executed work) {

        /** Statements for each call. */
        double statements() {
            return (double) work.calls() / outcome.calls();
        }

        /** Milliseconds that the statements of a call took. */
        double databaseMillis() {
            return work.millis() / outcome.calls();
        }

        /** Milliseconds of processor time of a process for each call. */
        double cpuMillis(String process) {
            return usage.of(process).toNanos() / 1e6 / outcome.calls();
        }

        /** The same of all of Millrace. */
        double cpuMillis() {
            return usage.ofMillrace().toNanos() / 1e6 / outcome.calls();
        }

        /** Processors in use. */
        double cores() {
            return (double) usage.all().toNanos() / outcome.wall().toNanos();
        }
    }

    /** The highest rate that held; empty when none did. */
    Optional<Step> highestSustained() {
        return steps.stream().filter(step -> step.outcome().holds()).max(byRate());
    }

    /** The lowest that did not; empty when all did. */
    Optional<Step> lowestOverloaded() {
        return steps.stream().filter(step -> !step.outcome().holds()).min(byRate());
    }

    private static Comparator<Step> byRate() {
        return Comparator.comparingDouble(step -> step.outcome().rate());
    }
}
