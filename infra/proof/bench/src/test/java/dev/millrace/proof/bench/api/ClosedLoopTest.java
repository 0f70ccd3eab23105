package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private static final int WIDTH = 8;

    @Test
    void everyCallIsCountedOnceByItsAnswer() throws Exception {
        List<CompletableFuture<Integer>> answers = List.of(
                CompletableFuture.completedFuture(200),
                CompletableFuture.completedFuture(503),
                CompletableFuture.failedFuture(new IOException("reset")),
                CompletableFuture.completedFuture(201));
        Outcome outcome = ClosedLoop.run(8, WIDTH, Prepared.inTurn(answers)::get);
        assertThat(outcome.answers()).isEqualTo(Map.of(200, 2, 201, 2, 503, 2, Outcome.FAILED, 2));
        assertThat(outcome.calls()).isEqualTo(8);
    }

    @Test
    void aCallIsSentWhenOneOfTheOpenOnesIsAnswered() throws Exception {
        Queue<CompletableFuture<Integer>> open = new ArrayDeque<>();
        Outcome outcome = ClosedLoop.run(24, WIDTH, () -> {
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            open.add(answer);
            if (open.size() == WIDTH) {
                open.forEach(one -> one.complete(200));
                open.clear();
            }
            return answer;
        });
        assertThat(outcome.answers()).isEqualTo(Map.of(200, 24));
        assertThat(outcome.wall()).isGreaterThan(Duration.ZERO);
    }
}
