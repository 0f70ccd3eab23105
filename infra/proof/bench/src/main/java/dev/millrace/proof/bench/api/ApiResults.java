package dev.millrace.proof.bench.api;

import java.util.List;
import java.util.Map;

/**
 * All results.
 *
 * @param warmth of every load, before its rates are measured
 * @param jvmOptions by process
 * @param statements what the database executed with the largest number of videos, by text
 */
record ApiResults(
        List<Reading.Read> reads,
        List<Warmth> warmth,
        List<LoadRamp> ramps,
        List<Signing.Signed> signatures,
        List<Subscribers.Delivery> subscribers,
        Limit limit,
        Map<String, PgStatStatements.Executed> statements,
        Map<String, String> jvmOptions) {

    ApiResults {
        reads = List.copyOf(reads);
        warmth = List.copyOf(warmth);
        ramps = List.copyOf(ramps);
        signatures = List.copyOf(signatures);
        subscribers = List.copyOf(subscribers);
        statements = Map.copyOf(statements);
        jvmOptions = Map.copyOf(jvmOptions);
    }
}
