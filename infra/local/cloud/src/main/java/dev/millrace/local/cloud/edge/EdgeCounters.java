package dev.millrace.local.cloud.edge;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the edge since its start. */
final class EdgeCounters {

    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder refusals = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder bytesServed = new LongAdder();

    /** A snapshot of the counters, as in JSON. */
    record Snapshot(
            long hits,
            long misses,
            long refusals,
            long errors,
            long bytesServed,
            int cachedObjects,
            long cachedBytes) {}

    Snapshot snapshot(EdgeCache cache) {
        return new Snapshot(
                hits.sum(), misses.sum(), refusals.sum(), errors.sum(), bytesServed.sum(), cache.size(), cache.bytes());
    }
}
