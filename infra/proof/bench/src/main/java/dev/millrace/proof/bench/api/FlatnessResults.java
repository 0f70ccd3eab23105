package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What calls and passes cost with an empty and with a large database.
 *
 * @param tables rows by table of the large one
 * @param filling how long it was filled
 * @param took duration of the comparison, without the start of the suite
 */
record FlatnessResults(Cost empty, Cost large, Map<String, Long> tables, Duration filling, Duration took) {

    FlatnessResults {
        tables = Map.copyOf(tables);
    }

    /** A call that was measured. */
    record Call(String title, Step step) {}

    /**
     * The cost with one database.
     *
     * @param calls in the order of measurement
     * @param passes runs by name, while no call was sent
     * @param statements of the passes, by text
     */
    record Cost(
            List<Call> calls, Map<String, PassTimes.Runs> passes, Map<String, PgStatStatements.Executed> statements) {

        Cost {
            calls = List.copyOf(calls);
            passes = Map.copyOf(passes);
            statements = Map.copyOf(statements);
        }
    }
}
