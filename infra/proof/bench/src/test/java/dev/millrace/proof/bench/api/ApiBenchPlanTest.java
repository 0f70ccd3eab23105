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
    void aFullRunEndsInThreeQuartersOfAnHourEvenIfNoCallBecomesWarm() {
        Duration ofEachCall = ApiBenchPlan.FULL.longestWarmUp().plus(ApiBenchPlan.FULL.steady());
        Duration ofEachRamp = ApiBenchPlan.FULL.step().multipliedBy(3);
        assertThat(ApiBenchPlan.FULL
                        .together()
                        .plus(ofEachCall.multipliedBy(16))
                        .plus(ofEachRamp.multipliedBy(9)))
                .isLessThan(Duration.ofMinutes(40)); // the rest is for filling the database, reads and event streams
    }

    @Test
    void aShorterRunHasSmallerWindowsAndALongerOneTheSame() {
        assertThat(new ApiBenchPlan(SECOND, List.of(1000), List.of(1)).window(3000))
                .isEqualTo(750);
        assertThat(new ApiBenchPlan(SECOND.multipliedBy(9), List.of(1000), List.of(1)).window(3000))
                .isEqualTo(3000);
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
