package dev.millrace.proof.bench.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The results of one load at rising rates.
 *
 * @param title of the load
 * @param steps in the order of measurement
 */
record LoadRamp(String title, List<Step> steps) {

    LoadRamp {
        steps = List.copyOf(steps);
    }

    /** Calls with their processor time and database work. */
    record Step(Outcome outcome, Usage usage, PgStatStatements.Executed work) {

        /** Statements per call. */
        double statements() {
            return (double) work.calls() / outcome.calls();
        }

        /** Database milliseconds per call. */
        double databaseMillis() {
            return work.millis() / outcome.calls();
        }

        /** CPU milliseconds of a process per call. */
        double cpuMillis(String process) {
            return usage.of(process).toNanos() / 1e6 / outcome.calls();
        }

        /** CPU milliseconds of all of Millrace per call. */
        double cpuMillis() {
            return usage.ofMillrace().toNanos() / 1e6 / outcome.calls();
        }

        /** CPU microseconds of a process per call. */
        double cpuMicros(String process) {
            return cpuMillis(process) * 1000;
        }

        /** CPU microseconds of all of Millrace per call. */
        double cpuMicros() {
            return cpuMillis() * 1000;
        }

        /** Processors in use. */
        double cores() {
            return (double) usage.all().toNanos() / outcome.wall().toNanos();
        }
    }

    /** The highest sustained rate; empty if there is none. */
    Optional<Step> highestSustained() {
        return steps.stream().filter(step -> step.outcome().holds()).max(byRate());
    }

    /** The lowest rate that was not sustained; empty if all were. */
    Optional<Step> lowestOverloaded() {
        return steps.stream().filter(step -> !step.outcome().holds()).min(byRate());
    }

    private static Comparator<Step> byRate() {
        return Comparator.comparingDouble(step -> step.outcome().rate());
    }
}
