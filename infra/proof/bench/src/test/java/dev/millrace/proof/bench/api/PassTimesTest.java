package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.bench.api.PassTimes.Runs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassTimesTest {

    private static final String METRICS = """
            # TYPE pass_seconds summary
            pass_seconds_count{outcome="DONE",pass="drafts",service="video-service"} 4
            pass_seconds_sum{outcome="DONE",pass="drafts",service="video-service"} 0.5
            pass_seconds_count{outcome="FAILED",pass="drafts",service="video-service"} 1
            pass_seconds_sum{outcome="FAILED",pass="drafts",service="video-service"} 0.125
            pass_seconds_count{outcome="DONE",pass="reconcile",service="video-service"} 7
            pass_seconds_sum{outcome="DONE",pass="reconcile",service="video-service"} 0.25
            bypass_seconds_count{pass="none"} 9
            """;

    @Test
    void runsAreCountedWhateverTheirOutcome() {
        assertThat(PassTimes.read(METRICS))
                .isEqualTo(Map.of("drafts", new Runs(5, 0.625), "reconcile", new Runs(7, 0.25)));
    }

    @Test
    void whatRanInBetweenIsLeft() {
        Map<String, Runs> before = Map.of("drafts", new Runs(3, 0.5), "reconcile", new Runs(7, 0.25));

        Map<String, Runs> ran = PassTimes.between(before, PassTimes.read(METRICS));

        assertThat(ran).isEqualTo(Map.of("drafts", new Runs(2, 0.125)));
        assertThat(ran.get("drafts").millisEach()).isEqualTo(62.5);
    }
}
