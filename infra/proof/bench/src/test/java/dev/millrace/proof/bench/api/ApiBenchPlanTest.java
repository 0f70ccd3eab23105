package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiBenchPlanTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void theCommandMeasuresTheSame() {
        assertThat(ApiBenchPlan.FULL.command()).isEqualTo("./millrace bench api");
        assertThat(new ApiBenchPlan(SECOND, List.of(1000, 5000), List.of(7)).command())
                .isEqualTo("./millrace bench api --seconds 1 --videos 1000,5000 --subscribers 7");
    }

    @Test
    void fewerVideosComeFirst() {
        assertThat(new ApiBenchPlan(SECOND, List.of(5000, 1000, 5000), List.of(2, 1)))
                .isEqualTo(new ApiBenchPlan(SECOND, List.of(1000, 5000), List.of(1, 2)));
    }

    @Test
    void invalidOptionIsRejectedByName() {
        refused(0, List.of(1000), List.of(1), "--seconds");
        refused(61, List.of(1000), List.of(1), "--seconds");
        refused(1, List.of(999), List.of(1), "--videos");
        refused(1, List.of(), List.of(1), "--videos");
        refused(1, List.of(1000), List.of(0), "--subscribers");
    }

    private static void refused(int seconds, List<Integer> videos, List<Integer> subscribers, String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiBenchPlan(Duration.ofSeconds(seconds), videos, subscribers))
                .withMessageContaining(option);
    }
}
