package dev.millrace.proof.bench;

import static dev.millrace.proof.bench.BenchFixtures.aClip;
import static dev.millrace.proof.bench.BenchFixtures.aResult;
import static dev.millrace.proof.bench.BenchFixtures.took;
import static dev.millrace.proof.bench.BenchFixtures.tookAndWasReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void anAimIsMetUpToItsLimitAndNotBeyond() {
        ClipResult at = aResult(aClip(ClipKind.HLG, 60), took(Way.BARE, 100), took(Way.ONE_PASS, 103));
        ClipResult beyond = aResult(aClip(ClipKind.HLG, 60), took(Way.BARE, 100), took(Way.ONE_PASS, 103.1));

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
    void aShortClipMayCostMoreBesideItsEncode() {
        ClipResult result = aResult(aClip(ClipKind.HLG, 10), took(Way.BARE, 100), took(Way.ONE_PASS, 110));

        assertThat(Goal.verdicts(List.of(result))).singleElement().satisfies(verdict -> {
            assertThat(verdict.goal()).isEqualTo(Goal.SHORT_NEAR_BARE);
            assertThat(verdict.isMet()).isTrue();
        });
    }

    @Test
    void eachKindOfClipHasItsOwnTimeToBeReady() {
        Sample slow = tookAndWasReady(Way.MILLRACE, 60, 5.5);

        List<Goal.Verdict> verdicts = Goal.verdicts(List.of(
                aResult(aClip(ClipKind.STREAMABLE, 60), slow),
                aResult(aClip(ClipKind.STREAMABLE, 300), slow),
                aResult(aClip(ClipKind.STREAMABLE, 10), slow),
                aResult(aClip(ClipKind.H264, 60), slow),
                aResult(aClip(ClipKind.HLG, 60), slow),
                aResult(aClip(ClipKind.HLG, 300), slow)));

        assertThat(verdicts)
                .extracting(Goal.Verdict::goal, verdict -> verdict.goal().limitText(), Goal.Verdict::isMet)
                .containsExactly(
                        tuple(Goal.STREAMABLE_MINUTE, "≤ 2.5 s", false),
                        tuple(Goal.STREAMABLE_MINUTES, "≤ 6 s", true),
                        tuple(Goal.PHONE_MINUTE, "≤ 11 s", true),
                        tuple(Goal.HDR_MINUTE, "≤ 14 s", true));
        assertThat(verdicts.get(0).measuredText()).isEqualTo("5.500 s");
    }

    @Test
    void stagesMayCostLittleMoreThanOnePass() {
        ClipResult result = aResult(
                aClip(ClipKind.HLG, 300),
                tookAndWasReady(Way.MILLRACE, 108, 5),
                tookAndWasReady(Way.ONE_PASS, 100, 100));

        assertThat(Goal.verdicts(List.of(result))).singleElement().satisfies(verdict -> {
            assertThat(verdict.goal()).isEqualTo(Goal.STAGES);
            assertThat(verdict.isMet()).isTrue();
        });
    }
}
