package dev.millrace.proof.bench;

import static dev.millrace.proof.bench.BenchFixtures.aClip;
import static dev.millrace.proof.bench.BenchFixtures.aResult;
import static dev.millrace.proof.bench.BenchFixtures.took;
import static dev.millrace.proof.bench.BenchFixtures.tookAndWasReady;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void anAimIsMetUpToItsLimitAndNotBeyond() {
        ClipResult at = aResult(aClip(ClipKind.HLG, 10), took(Way.BARE, 100), took(Way.ONE_PASS, 105));
        ClipResult beyond = aResult(aClip(ClipKind.HLG, 10), took(Way.BARE, 100), took(Way.ONE_PASS, 105.1));

        assertThat(Goal.verdicts(List.of(at))).singleElement().matches(Goal.Verdict::isMet);
        assertThat(Goal.verdicts(List.of(beyond))).singleElement().matches(verdict -> !verdict.isMet());
    }

    @Test
    void theMedianDecides() {
        ClipResult result = aResult(
                aClip(ClipKind.HLG, 10),
                took(Way.PER_RUNG, 10),
                took(Way.ONE_PASS, 9),
                took(Way.PER_RUNG, 10),
                took(Way.ONE_PASS, 7),
                took(Way.PER_RUNG, 10),
                took(Way.ONE_PASS, 7));

        assertThat(Goal.verdicts(List.of(result))).singleElement().matches(Goal.Verdict::isMet);
    }

    @Test
    void onlyAStreamableMinuteMustBeReadyWithinFiveSeconds() {
        Sample slow = tookAndWasReady(Way.MILLRACE, 60, 5.5);

        List<Goal.Verdict> verdicts = Goal.verdicts(List.of(
                aResult(aClip(ClipKind.STREAMABLE, 60), slow),
                aResult(aClip(ClipKind.STREAMABLE, 300), slow),
                aResult(aClip(ClipKind.HLG, 60), slow)));

        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.goal()).isEqualTo(Goal.STREAMABLE_MINUTE);
            assertThat(verdict.isMet()).isFalse();
            assertThat(verdict.goal().limitText()).isEqualTo("≤ 5 s");
            assertThat(verdict.measuredText()).isEqualTo("5.500 s");
        });
    }

    @Test
    void aPhonesMinuteMustBeReadyWithinThreeTenthsOfItsLength() {
        ClipResult result = aResult(aClip(ClipKind.H264, 60), tookAndWasReady(Way.MILLRACE, 60, 17.9));

        assertThat(Goal.verdicts(List.of(result))).singleElement().satisfies(verdict -> {
            assertThat(verdict.goal()).isEqualTo(Goal.PHONE_MINUTE);
            assertThat(verdict.isMet()).isTrue();
            assertThat(verdict.goal().limitText()).isEqualTo("≤ 0.3");
        });
    }
}
