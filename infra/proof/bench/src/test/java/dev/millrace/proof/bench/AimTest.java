package dev.millrace.proof.bench;

import static dev.millrace.proof.bench.BenchFixtures.aClip;
import static dev.millrace.proof.bench.BenchFixtures.aResult;
import static dev.millrace.proof.bench.BenchFixtures.took;
import static dev.millrace.proof.bench.BenchFixtures.tookAndWasReady;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AimTest {

    @Test
    void anAimIsMetUpToItsLimitAndNotBeyond() {
        ClipResult at = aResult(aClip(ClipKind.HLG, 10), took(Way.BARE, 100), took(Way.ONE_PASS, 105));
        ClipResult beyond = aResult(aClip(ClipKind.HLG, 10), took(Way.BARE, 100), took(Way.ONE_PASS, 105.1));

        assertThat(Aim.verdicts(List.of(at))).singleElement().matches(Aim.Verdict::isMet);
        assertThat(Aim.verdicts(List.of(beyond))).singleElement().matches(verdict -> !verdict.isMet());
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

        assertThat(Aim.verdicts(List.of(result))).singleElement().matches(Aim.Verdict::isMet);
    }

    @Test
    void onlyAStreamableMinuteMustBeReadyWithinFiveSeconds() {
        Sample slow = tookAndWasReady(Way.MILLRACE, 60, 5.5);

        List<Aim.Verdict> verdicts = Aim.verdicts(List.of(
                aResult(aClip(ClipKind.STREAMABLE, 60), slow),
                aResult(aClip(ClipKind.STREAMABLE, 300), slow),
                aResult(aClip(ClipKind.HLG, 60), slow)));

        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.aim()).isEqualTo(Aim.STREAMABLE_MINUTE);
            assertThat(verdict.isMet()).isFalse();
            assertThat(verdict.aim().limitText()).isEqualTo("≤ 5 s");
            assertThat(verdict.measuredText()).isEqualTo("5.500 s");
        });
    }

    @Test
    void aPhonesMinuteMustBeReadyWithinThreeTenthsOfItsLength() {
        ClipResult result = aResult(aClip(ClipKind.H264, 60), tookAndWasReady(Way.MILLRACE, 60, 17.9));

        assertThat(Aim.verdicts(List.of(result))).singleElement().satisfies(verdict -> {
            assertThat(verdict.aim()).isEqualTo(Aim.PHONE_MINUTE);
            assertThat(verdict.isMet()).isTrue();
            assertThat(verdict.aim().limitText()).isEqualTo("≤ 0.3");
        });
    }
}
