package dev.millrace.proof.bench.fleet;

import java.util.List;

/**
 * What came of the runs.
 *
 * @param video as it is divided
 * @param results one for each number of workers
 * @param ways other divisions of the same video, with the largest number of workers
 */
record FleetResults(LongVideo video, List<Result> results, List<Way> ways) {

    FleetResults {
        results = List.copyOf(results);
        ways = List.copyOf(ways);
    }

    /**
     * Of one number of workers.
     *
     * @param alone the run of one worker
     * @param killed runs in which one was killed
     */
    record Result(FleetRun run, FleetRun alone, List<FleetRun> killed) {

        Result {
            killed = List.copyOf(killed);
        }

        double readySpeedUp() {
            return alone.ready() / run.ready();
        }

        double speedUp() {
            return alone.complete() / run.complete();
        }

        /** 1 when so many workers are as many times as fast as one. */
        double efficiency() {
            return speedUp() / run.workers();
        }
    }

    /** One division. */
    record Way(Shape shape, Result result) {}
}
