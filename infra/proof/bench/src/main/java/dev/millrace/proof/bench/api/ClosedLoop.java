package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/** Sends a few calls at a time, the next as soon as one is answered, so that the processors are never idle. */
final class ClosedLoop {

    private static final int DIGITS = 3;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    private ClosedLoop() {}

    /**
     * Returns when the last call is answered. The outcome's rate is the one at which calls were answered.
     *
     * @param width calls that are open at a time
     * @param call sends a call and returns its status
     */
    static Outcome run(int calls, int width, Supplier<CompletableFuture<Integer>> call) throws InterruptedException {
        return new ClosedLoop().send(calls, width, call);
    }

    private Outcome send(int calls, int width, Supplier<CompletableFuture<Integer>> call) throws InterruptedException {
        long began = System.nanoTime();
        BoundedParallel.run(calls, width, number -> timed(call));
        Duration wall = Duration.ofNanos(System.nanoTime() - began);
        return new Outcome(calls * 1e9 / wall.toNanos(), calls, answers, wall, percentile(50), percentile(99));
    }

    private CompletableFuture<Integer> timed(Supplier<CompletableFuture<Integer>> call) {
        long sent = System.nanoTime();
        return call.get().handle((status, failure) -> {
            int answer = failure == null ? status : Outcome.FAILED;
            answers.merge(answer, 1, Integer::sum);
            if (Caller.isGood(answer)) {
                micros.recordValue((System.nanoTime() - sent) / 1000);
            }
            return answer;
        });
    }

    private Duration percentile(double percent) {
        return Duration.ofNanos(micros.getValueAtPercentile(percent) * 1000);
    }
}
