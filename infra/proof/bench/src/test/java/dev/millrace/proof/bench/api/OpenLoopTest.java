package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final double QUICKLY = 10_000;

    private final List<CompletableFuture<Integer>> waiting = new ArrayList<>();

    @Test
    void everyCallIsCountedOnceByItsAnswer() throws Exception {
        List<CompletableFuture<Integer>> answers = List.of(
                CompletableFuture.completedFuture(200),
                CompletableFuture.completedFuture(503),
                CompletableFuture.failedFuture(new IOException("reset")),
                CompletableFuture.supplyAsync(() -> 200, ForkJoinPool.commonPool()));
        Outcome outcome = OpenLoop.run(QUICKLY, 4, Prepared.inTurn(answers)::get);
        assertThat(outcome.answers()).isEqualTo(Map.of(200, 2, 503, 1, Outcome.FAILED, 1));
    }

    @Test
    void calmCallsDoNotHideWhatASlowOneMadeOthersWaitFor() throws Exception {
        Outcome outcome = OpenLoop.run(QUICKLY, 100, () -> {
            if (waiting.isEmpty()) {
                block();
            }
            CompletableFuture<Integer> answer = CompletableFuture.completedFuture(200);
            waiting.add(answer);
            return answer;
        });
        // why: the sender itself was delayed, and with it all calls that became due
        assertThat(outcome.median()).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void callsOfWhichTooManyAreOpenAreNotSent() throws Exception {
        Outcome outcome = OpenLoop.run(QUICKLY, 401, () -> {
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            waiting.add(answer);
            if (waiting.size() == 400) {
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                        .execute(() -> waiting.forEach(one -> one.complete(200)));
            }
            return answer;
        });
        assertThat(outcome.answers()).isEqualTo(Map.of(200, 400, Outcome.NOT_SENT, 1));
    }

    private static void block() {
        long until = System.nanoTime() + 100_000_000L;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
