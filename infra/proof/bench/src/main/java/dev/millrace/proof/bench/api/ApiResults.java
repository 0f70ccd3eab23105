package dev.millrace.proof.bench.api;

import java.util.List;
import java.util.Map;

/**
 * All results.
 *
 * @param statements what the database executed with the largest number of videos, by text
 */
record ApiResults(
        List<Reading.Read> reads,
        List<LoadRamp> ramps,
        List<Signing.Signed> signatures,
        List<Subscribers.Delivery> subscribers,
        Limit limit,
        Map<String, PgStatStatements.Executed> statements) {

    ApiResults {
        reads = List.copyOf(reads);
        ramps = List.copyOf(ramps);
        signatures = List.copyOf(signatures);
        subscribers = List.copyOf(subscribers);
        statements = Map.copyOf(statements);
    }
}
