package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmthTest {

    private static final int CALLS = 1000;

    @Test
    void itIsWarmWhenTheLastThreeWindowsAgreeWithinFivePercent() {
        assertThat(after(9000, 4000, 1000, 1050, 1020).isWarm()).isTrue();
        assertThat(after(9000, 4000, 1000, 1051, 1020).isWarm()).isFalse();
    }

    @Test
    void itIsNotWarmWhileEachWindowIsCheaperThanTheOneBefore() {
        assertThat(after(1100, 1060, 1020).isWarm()).isFalse();
    }

    @Test
    void twoWindowsAreTooFew() {
        assertThat(after(1000, 1000).isWarm()).isFalse();
    }

    @Test
    void earlierWindowsThatAgreedDoNotCount() {
        assertThat(after(1000, 1000, 1000, 2000).isWarm()).isFalse();
    }

    @Test
    void theMiddleOneOfTheLastWindowsIsWhatACallCosts() {
        assertThat(after(9000, 1030, 1000, 1010).saturated().cpuMillis()).isEqualTo(1.01);
    }

    @Test
    void aSingleWindowIsBetterThanNothing() {
        assertThat(after(1000).saturated().cpuMillis()).isEqualTo(1);
    }

    @Test
    void callsOfAllWindowsCount() {
        assertThat(after(3, 2, 1).calls()).isEqualTo(3 * CALLS);
    }

    private static Warmth after(int... micros) {
        return new Warmth(
                "poll", Arrays.stream(micros).mapToObj(WarmthTest::window).toList());
    }

    private static Step window(int micros) {
        Duration second = Duration.ofSeconds(1);
        Outcome outcome = new Outcome(CALLS, CALLS, Map.of(200, CALLS), second, Duration.ZERO, Duration.ZERO);
        Usage usage = new Usage(Map.of(
                Usage.GATEWAY, Duration.ofMillis(micros * CALLS / 1000L), Usage.LAUNCHER, Duration.ofSeconds(micros)));
        return new Step(outcome, usage, PgStatStatements.Executed.NONE);
    }
}
