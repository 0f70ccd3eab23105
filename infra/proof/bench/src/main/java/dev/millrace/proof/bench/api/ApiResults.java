package dev.millrace.proof.bench.api;

import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param statements what the database executed while the largest library was there, by text
 */
record ApiResults(
        List<Reading.Read> reads,
        List<Climb> climbs,
        List<Signing.Signed> signatures,
        List<Subscribers.Told> subscribers,
        Limit limit,
        Map<String, Books.Executed> statements) {

    ApiResults {
        reads = List.copyOf(reads);
        climbs = List.copyOf(climbs);
        signatures = List.copyOf(signatures);
        subscribers = List.copyOf(subscribers);
        statements = Map.copyOf(statements);
    }
}
