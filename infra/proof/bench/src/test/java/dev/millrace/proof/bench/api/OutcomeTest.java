package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void itHoldsWhenNearlyAllAreAnsweredWellInTime() {
        assertThat(outcome(Map.of(200, 90, 201, 9, 503, 1), 1000, 500).holds()).isTrue();
    }

    @Test
    void itBendsWhenMoreThanOneInAHundredIsNotAnsweredWell() {
        Map<Integer, Integer> answers = Map.of(200, 95, 503, 2, 429, 1, Outcome.FAILED, 1, Outcome.NOT_SENT, 1);
        assertThat(outcome(answers, 1000, 5).bend()).isEqualTo("failed: not sent × 1, failed × 1, 429 × 1, 503 × 2");
    }

    @Test
    void itBendsWhenOneInAHundredTakesLongerThanHalfASecond() {
        assertThat(outcome(Map.of(200, 100), 1000, 501).bend()).isEqualTo("p99 above 500 ms");
    }

    @Test
    void itBendsWhenAnswersComeMoreSlowlyThanCalls() {
        assertThat(outcome(Map.of(200, 100), 1050, 5).holds()).isTrue();
        assertThat(outcome(Map.of(200, 100), 1060, 5).bend()).isEqualTo("responses fall behind");
    }

    private static Outcome outcome(Map<Integer, Integer> answers, int wallMillis, int p99Millis) {
        return new Outcome(
                100, 100, answers, Duration.ofMillis(wallMillis), Duration.ofMillis(1), Duration.ofMillis(p99Millis));
    }
}
