package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All results.
 *
 * @param costs of every call through the suite
 * @param jvmOptions by process of the suite
 * @param statements what the database executed with the largest number of videos, by text
 * @param took duration of the benchmark, without the start of the suite
 */
record ApiResults(
        PeerResults peers,
        List<Reading.Read> reads,
        List<CallCost> costs,
        List<LoadRamp> ramps,
        List<Signing.Signed> signatures,
        List<Subscribers.Delivery> subscribers,
        Limit limit,
        Map<String, PgStatStatements.Executed> statements,
        Map<String, String> jvmOptions,
        Duration took) {

    ApiResults {
        reads = List.copyOf(reads);
        costs = List.copyOf(costs);
        ramps = List.copyOf(ramps);
        signatures = List.copyOf(signatures);
        subscribers = List.copyOf(subscribers);
        statements = Map.copyOf(statements);
        jvmOptions = Map.copyOf(jvmOptions);
    }

    /** The costs of all of Millrace's calls. */
    List<CallCost> ours() {
        List<CallCost> all = new ArrayList<>(costs);
        all.add(peers.gatewayAlone());
        return all;
    }
}
