package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AimTest {

    private static final int CALLS = 1000;

    private final Aim aim = new Aim(List.of(450, 300), "180");

    @Test
    void allStepsAreMetOrSomeOrNone() {
        assertThat(aim.verdict(warm(300))).isEqualTo("met");
        assertThat(aim.verdict(warm(301))).isEqualTo("the first met");
        assertThat(aim.verdict(warm(450))).isEqualTo("the first met");
        assertThat(aim.verdict(warm(451))).isEqualTo("**not met**");
    }

    @Test
    void whatIsTooDearBeforeItIsWarmProvesNothing() {
        assertThat(aim.verdict(after(9000, 4000, 451))).isEqualTo("unknown: not warm");
        assertThat(aim.verdict(after(600, 300, 200))).isEqualTo("met");
    }

    @Test
    void callsThatFailProveNothing() {
        Step failed = window(10, Map.of(200, 900, 503, 100));
        assertThat(aim.verdict(new Warmth("sign", List.of(failed, failed, failed))))
                .isEqualTo("unknown: calls failed");
    }

    @Test
    void anAimIsAlsoInUnitsOfTheBareServiceOfItsMachine() {
        assertThat(new Aim(List.of(486, 324), "").relative()).isEqualTo("3.0, then 2.0");
    }

    @Test
    void everyAimIsOfACallThatIsMeasured() {
        assertThat(List.of(
                        Loads.OPEN,
                        Loads.SIGN,
                        Loads.READ,
                        Loads.COMPLETE,
                        Loads.POLL,
                        Loads.LIST,
                        Loads.UPLOAD,
                        Loads.UPLOAD_BY_FEW,
                        Signing.title(100),
                        Peers.GATEWAY_ALONE))
                .allSatisfy(title -> assertThat(Aim.of(title)).isPresent());
        assertThat(Aim.of("create a video")).isEmpty();
    }

    private static Warmth warm(int micros) {
        return after(micros, micros, micros);
    }

    private static Warmth after(int... micros) {
        return new Warmth(
                "sign", Arrays.stream(micros).mapToObj(AimTest::window).toList());
    }

    private static Step window(int micros) {
        return window(micros, Map.of(200, CALLS));
    }

    private static Step window(int micros, Map<Integer, Integer> answers) {
        Duration second = Duration.ofSeconds(1);
        Outcome outcome = new Outcome(CALLS, CALLS, answers, second, Duration.ZERO, Duration.ZERO);
        return new Step(
                outcome,
                new Usage(Map.of(Usage.GATEWAY, Duration.ofMillis(micros * CALLS / 1000L))),
                PgStatStatements.Executed.NONE);
    }
}
