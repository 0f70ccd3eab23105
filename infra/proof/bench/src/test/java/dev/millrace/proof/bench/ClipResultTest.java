package dev.millrace.proof.bench;

import static dev.millrace.proof.bench.BenchFixtures.aClip;
import static dev.millrace.proof.bench.BenchFixtures.aResult;
import static dev.millrace.proof.bench.BenchFixtures.took;
import static dev.millrace.proof.bench.BenchFixtures.tookAndWasReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClipResultTest {

    private static final Clip CLIP = aClip(ClipKind.H264, 60);

    @Test
    void aRatioIsTakenWithinEachRunSoThatAMachineThatGrewSlowerDoesNotShow() {
        ClipResult result = aResult(
                CLIP,
                took(Way.BARE, 10),
                took(Way.ONE_PASS, 11),
                took(Way.ONE_PASS, 22),
                took(Way.BARE, 20),
                took(Way.BARE, 40),
                took(Way.ONE_PASS, 44));

        Spread ratio = result.wallRatio(Way.ONE_PASS, Way.BARE).orElseThrow();

        assertThat(ratio.text(2)).isEqualTo("1.10 (1.10–1.10)");
    }

    @Test
    void missingMeasurementHasNoRatio() {
        ClipResult result = aResult(CLIP, took(Way.BARE, 10));

        assertThat(result.wallRatio(Way.ONE_PASS, Way.BARE)).isEmpty();
        assertThat(result.wall(Way.PER_RUNG)).isEmpty();
        assertThat(result.ready(Way.BARE)).isEmpty();
    }

    @Test
    void readyIsAlsoReportedRelativeToTheLength() {
        ClipResult result = aResult(CLIP, tookAndWasReady(Way.MILLRACE, 50, 15));

        assertThat(result.ready(Way.MILLRACE).orElseThrow().median()).isEqualTo(15);
        assertThat(result.readyPerLength(Way.MILLRACE).orElseThrow().median()).isCloseTo(0.25, within(1e-9));
        assertThat(result.cpu(Way.MILLRACE).orElseThrow().median()).isEqualTo(100);
    }
}
