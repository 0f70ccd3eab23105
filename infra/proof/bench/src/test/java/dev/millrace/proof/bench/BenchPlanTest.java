package dev.millrace.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchPlanTest {

    private static final BenchPlan SHORT =
            new BenchPlan(List.of(ClipKind.H264), List.of(Duration.ofSeconds(10)), List.of(Way.BARE, Way.ONE_PASS), 2);

    @Test
    void theNextRunAndTheNextClipBeginWithAnotherWay() {
        assertThat(BenchPlan.FULL.order(0, 0)).containsExactly(Way.BARE, Way.PER_RUNG, Way.MILLRACE, Way.ONE_PASS);
        assertThat(BenchPlan.FULL.order(1, 0)).containsExactly(Way.PER_RUNG, Way.MILLRACE, Way.ONE_PASS, Way.BARE);
        assertThat(BenchPlan.FULL.order(0, 3)).startsWith(Way.ONE_PASS);
    }

    @Test
    void theCommandMeasuresTheSameAgain() {
        assertThat(BenchPlan.FULL.command()).isEqualTo("./millrace bench media");
        assertThat(SHORT.command())
                .isEqualTo("./millrace bench media --lengths 10s --clips h264 --ways bare,one-pass --runs 2");
    }

    @Test
    void onlyWhatLeavesNothingOutIsFull() {
        assertThat(BenchPlan.FULL.isFull()).isTrue();
        assertThat(SHORT.isFull()).isFalse();
    }

    @Test
    void runsAreCounted() {
        assertThat(SHORT.size()).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BenchPlan(SHORT.kinds(), SHORT.lengths(), SHORT.ways(), 0))
                .withMessageContaining("--runs");
    }
}
